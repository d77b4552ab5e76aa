/** Version of the JSON documents; apart from the schema so that printing a document does not load zod. */
export const SCHEMA_VERSION = 1;
