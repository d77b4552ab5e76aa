import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fail } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../output.ts';
import { type LogFile, surveyLogs } from './log-files.ts';

/** What is there under the name of a log, to which a recording can be added; refuses anything else before it begins. */
export function openLogs(path: string, cwd: string): readonly LogFile[] {
  const absolute = resolve(cwd, path);
  const refuse = (reason: string): never => fail('RECORDING_UNWRITABLE', { path, reason });
  try {
    const folder = dirname(absolute);
    if (!statSync(folder).isDirectory()) refuse('its folder is a file');
    const found = surveyLogs(absolute);
    for (const file of found) {
      if (typeof file !== 'string') accessSync(file.path, constants.W_OK);
      else if (file !== absolute) fail('RECORDING_UNWRITABLE', { path: file, reason: OTHER });
      else refuse(statSync(file).isDirectory() ? 'it is a folder' : OTHER);
    }
    if (!existsSync(absolute)) accessSync(folder, constants.W_OK);
    return found.filter((file) => typeof file !== 'string');
  } catch (error) {
    if ((error as { code?: unknown }).code === undefined) throw error;
    return refuse(reasonOf(error));
  }
}

const OTHER = 'it holds something else than a log of one message a line, and nothing is added to that';
