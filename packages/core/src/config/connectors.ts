/** For which purpose somebody gets data; `necessary` is what the person has asked for. */
export const CONNECTOR_PURPOSES = ["necessary", "analytics", "marketing"] as const;

/** For which purpose somebody gets data. */
export type ConnectorPurpose = (typeof CONNECTOR_PURPOSES)[number];

/**
 * One entry of the config's `connectors` key: where events go to, or come from. Secrets do not
 * belong here: they are read from the environment.
 */
export interface ConnectorConfig {
  /** Which connector: `"webhook"`, `"ga4"`, `"stripe"`. */
  readonly id: string;
  /** A name of its own, where there are several of one kind: `"erp"`. Default: the id. */
  readonly name?: string;
  /** What the person must have allowed for anything to be sent. Default: the connector's own. */
  readonly purpose?: ConnectorPurpose;
  /** What the connector wants to know; each says what. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** A {@link ConnectorConfig} with its name. */
export interface ReadConnector extends ConnectorConfig {
  readonly name: string;
  /** As written: the connector checks them. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Fills in the defaults. */
export function readConnectors(connectors: readonly ConnectorConfig[] = []): ReadConnector[] {
  return connectors.map(({ id, name = id, options = {}, ...rest }) => ({
    id,
    name,
    options,
    ...rest,
  }));
}
