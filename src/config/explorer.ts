import { commonJs } from './commonjs.ts';

/** The text of a file that cosmiconfig chose, unread: an object without keys of its own that mean anything to cosmiconfig. */
export interface FoundText {
  readonly file: string;
  readonly text: string;
}

type Found = { readonly config?: FoundText } | null;

/** The part of cosmiconfig 9.0.2's internal class that is used here; its own declarations are empty. */
interface ExplorerModule {
  readonly ExplorerSync: new (options: {
    moduleName: string;
    searchPlaces: readonly string[];
    loaders: Readonly<Record<string, (file: string, content: string) => unknown>>;
    searchStrategy: 'none';
    ignoreEmptySearchPlaces: boolean;
    cache: boolean;
    mergeImportArrays: boolean;
    transform: (result: Found) => Found;
  }) => { search(from: string): Found };
}

const KEY = 'live-earnings';

/**
 * Asks cosmiconfig which of these files holds the project's configuration, running nothing.
 *
 * The public functions of cosmiconfig first look for `.config/config.{js,cjs,mjs,ts}` in the working directory and run it,
 * whatever they are told to search; no option turns that off (cosmiconfig#296, #329). Its explorer class does not. The
 * loaders for code throw, in case a data file reaches them by `$import`; and the loaders for data hand the text over
 * instead of parsing it, so that `$import` is never seen by cosmiconfig at all.
 *
 * @param places names inside `cwd` that are known to be regular files, best first
 */
export async function exploreProject(cwd: string, places: readonly string[]): Promise<FoundText | null> {
  const internal: unknown = await import('cosmiconfig/dist/ExplorerSync.js');
  const { ExplorerSync } = commonJs(internal as ExplorerModule);
  const text = (file: string, content: string): FoundText => ({ file, text: content });
  const json = (file: string, content: string): unknown =>
    /(?:^|[\\/])package\.json$/.test(file) ? { [KEY]: text(file, content) } : text(file, content);
  const refuse = (file: string): never => {
    throw new Error(`code is not configuration: ${file}`);
  };
  const explorer = new ExplorerSync({
    moduleName: KEY,
    searchPlaces: [...places],
    loaders: {
      '.json': json,
      '.yaml': text,
      '.yml': text,
      noExt: text,
      '.js': refuse,
      '.cjs': refuse,
      '.mjs': refuse,
      '.ts': refuse,
    },
    searchStrategy: 'none',
    ignoreEmptySearchPlaces: true,
    cache: false,
    mergeImportArrays: false,
    transform: (result) => result,
  });
  const found = explorer.search(cwd);
  return found?.config ?? null;
}
