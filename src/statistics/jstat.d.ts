// jstat ships no types; these are the two functions in use.
declare module 'jstat' {
  interface StudentT {
    /** P(T <= x) at `dof` degrees of freedom, which may be fractional. */
    cdf(x: number, dof: number): number;
    /** The x with cdf(x) = p, 0 < p < 1. */
    inv(p: number, dof: number): number;
  }
  const jstat: { readonly studentt: StudentT };
  export default jstat;
}
