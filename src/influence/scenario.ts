/** What the like scenario assumes. Elasticities are exact decimal text, because factors of them touch money. */
export interface ScenarioSettings {
  readonly elasticity: { readonly low: string; readonly middle: string; readonly high: string };
  /** The creator's usual likes per viewer-minute; `null` leaves the comparison with it out. */
  readonly referenceLikeRate: number | null;
}
