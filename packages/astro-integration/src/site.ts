/**
 * The site's own names, for types. The integration declares them from stagelight.config.ts; before
 * it has run they are plain texts.
 */
export interface Site {}

/** Stage ids of the site's model. */
export type StageId = Site extends { stage: infer Stage extends string } ? Stage : string;

/** Names of the site's audiences. */
export type AudienceName = Site extends { audience: infer Name extends string } ? Name : string;
