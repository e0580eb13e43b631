/** A secret of a connector. It comes from the environment, never from the config. */
export interface Secret {
  /**
   * The end of the variable's name: `SECRET` stands for `WEBHOOK_SECRET`, and for `WEBHOOK_ERP_SECRET`
   * where the connector is named `erp`.
   */
  readonly variable: string;
  /** What it is and where to find it, to be read on in a sentence; for people. */
  readonly what: string;
  /** A line for a shell that makes one, where no vendor does. */
  readonly make?: string;
  readonly optional?: true;
  /** Whether a value can be one at all. Without it any text is. */
  fits?(value: string): boolean;
}

/** The values of a connector's secrets by their names; those that are optional may be missing. */
export type SecretValues = Readonly<Record<string, string>>;

/** Makes a secret of Standard Webhooks. */
export const MAKE_SECRET =
  "node -e \"console.log('whsec_' + crypto.randomBytes(32).toString('base64'))\"";
