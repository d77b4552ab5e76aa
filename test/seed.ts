import { fc } from '@fast-check/vitest';

/** One seed, so that a check of a commit says the same twice; PROPERTY_SEED=random looks for more, PROPERTY_SEED=<n> again at what it found. */
const wanted = process.env.PROPERTY_SEED ?? '48213';
fc.configureGlobal(wanted === 'random' ? {} : { seed: Number(wanted) });
