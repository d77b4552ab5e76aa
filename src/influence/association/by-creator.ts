import { associate, type AssociateOptions } from './associate.ts';
import type { Association } from './association.ts';
import type { AssociationInput } from './input.ts';

export interface CreatorAssociation {
  readonly platform: string;
  /** `null`: the sessions of the platform that name nobody, taken as one creator's. */
  readonly creator: string | null;
  readonly association: Association;
}

/**
 * One association a creator and platform, in the order of first appearance. Of creators whose likes do nothing, up to one in
 * twenty comes out `associated` by chance, so that a list of many holds some.
 */
export function associateByCreator(
  inputs: readonly AssociationInput[],
  options?: AssociateOptions,
): CreatorAssociation[] {
  const groups = new Map<string, AssociationInput[]>();
  for (const input of inputs) {
    const key = JSON.stringify([input.platform, input.creator]);
    const group = groups.get(key);
    if (group) group.push(input);
    else groups.set(key, [input]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ platform: first.platform, creator: first.creator, association: associate(group, options) }]
      : [];
  });
}
