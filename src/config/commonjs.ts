/**
 * What a CommonJS package exports, from its dynamic import: Node adds the named exports that it can guess, while in a bundle
 * there is a default export alone.
 */
export const commonJs = <Exports extends object>(module: Exports & { readonly default?: Exports }): Exports =>
  module.default ?? module;
