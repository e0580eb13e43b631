import { destinations, sources } from "@stagelight/connectors";
import type { Destination, Secret, SecretValues } from "@stagelight/connectors/destination";
import type { Source } from "@stagelight/connectors/source";
import {
  type ConnectorPurpose,
  list,
  nearest,
  parseFriendly,
  type Problem,
  type ReadConnector,
  StagelightError,
} from "@stagelight/core/config";
import type { ReadSource } from "./source-route.ts";

/** A destination as the config has it, with its secrets. */
export interface ReadDestination {
  readonly destination: Destination;
  readonly name: string;
  /** What a person must have allowed for anything to be sent. */
  readonly purpose: ConnectorPurpose;
  readonly options: unknown;
  readonly secrets: SecretValues;
}

/** The config's connectors, by their names. */
export interface Connectors {
  readonly destinations: ReadonlyMap<string, ReadDestination>;
  readonly sources: ReadonlyMap<string, ReadSource>;
}

/** Nothing is connected. */
export const NO_CONNECTORS: Connectors = { destinations: new Map(), sources: new Map() };

const PREAMBLE = "The server cannot start with these connectors.";

/**
 * Puts the config's connectors together with what the environment keeps secret. Errors never show a
 * secret.
 *
 * @param secret the value of a variable of the environment, if it has one
 * @throws StagelightError `settings-invalid` with every problem found
 */
export function readConnectors(
  connectors: readonly ReadConnector[],
  secret: (variable: string) => string | undefined,
): Connectors {
  const problems: Problem[] = [];
  const read = {
    destinations: new Map<string, ReadDestination>(),
    sources: new Map<string, ReadSource>(),
  };
  for (const [index, connector] of connectors.entries()) {
    const { id, name, purpose } = connector;
    const destination = destinations.find((each) => each.id === id);
    const source = sources.find((each) => each.id === id);
    const known = destination ?? source;
    if (!known) {
      problems.push(unknown(index, id));
      continue;
    }
    const options = optionsOf(known, index, connector, problems);
    const secrets = secretsOf(known, connector, secret, problems);
    const common = { name, options, secrets };
    if (source) read.sources.set(name, { ...common, source });
    if (destination) {
      const its = purpose ?? destination.purpose;
      read.destinations.set(name, { ...common, destination, purpose: its });
    }
  }
  if (problems.length > 0) throw new StagelightError("settings-invalid", PREAMBLE, problems);
  return read;
}

/** The texts that may stand in no log and in no answer. */
export function connectorSecrets({ destinations, sources }: Connectors): string[] {
  return [...destinations.values(), ...sources.values()].flatMap(({ secrets }) =>
    // Several in one variable are looked for one by one.
    Object.values(secrets).flatMap((value) => [value, ...value.split(/[\s,]+/)]),
  );
}

/** The environment's name of a connector's secret. */
function variableOf({ id, name }: Pick<ReadConnector, "id" | "name">, { variable }: Secret) {
  const words = name === id ? [id] : [id, name];
  return [...words.map((word) => word.replaceAll("-", "_").toUpperCase()), variable].join("_");
}

function unknown(index: number, id: string): Problem {
  const ids = [...destinations, ...sources].map((each) => each.id);
  const meant = nearest(id, ids);
  return {
    path: `connectors[${index}].id`,
    expected: `one of the connectors ${list(ids)}`,
    found: JSON.stringify(id),
    help: meant ? `Did you mean ${JSON.stringify(meant)}?` : "Use one of the connectors above.",
  };
}

function optionsOf(
  { options }: Destination | Source,
  index: number,
  { options: given }: ReadConnector,
  problems: Problem[],
): unknown {
  try {
    return parseFriendly(options, given, PREAMBLE, "settings-invalid");
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    const where = `connectors[${index}].options`;
    for (const { path, ...rest } of error.problems) {
      const joint = path === "" || path.startsWith("[") ? "" : ".";
      problems.push({ path: `${where}${joint}${path}`, ...rest });
    }
    return undefined;
  }
}

function secretsOf(
  { name: vendor, secrets }: Destination | Source,
  connector: ReadConnector,
  valueOf: (variable: string) => string | undefined,
  problems: Problem[],
): SecretValues {
  const values: Record<string, string> = {};
  for (const [key, secret] of Object.entries(secrets)) {
    const variable = variableOf(connector, secret);
    const value = valueOf(variable);
    if (value !== undefined && (secret.fits?.(value) ?? true)) values[key] = value;
    else if (value !== undefined || !secret.optional) {
      problems.push({
        path: variable,
        expected: secret.what,
        found: value === undefined ? "nothing" : `another text, of ${value.length} characters`,
        help: secret.make
          ? `Make one, and put it into the server's environment only, as ${variable}: ${secret.make}`
          : `Put what ${vendor} needs into the server's environment only, as ${variable}.`,
      });
    }
  }
  return values;
}
