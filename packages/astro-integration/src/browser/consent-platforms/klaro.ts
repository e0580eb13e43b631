import { adapter, whenThere } from "./follow.ts";

interface Manager {
  readonly confirmed: boolean;
  readonly consents: Readonly<Record<string, boolean | undefined>>;
  readonly config: {
    readonly services: readonly { readonly name: string; readonly purposes?: readonly string[] }[];
  };
  watch(watcher: { update(manager: Manager, event: string): void }): void;
}

/**
 * Klaro: https://klaro.org/docs/api/js-api. Categories are purposes of services or names of
 * services; a purpose is allowed when all of its services are.
 */
export default adapter(
  {
    functional: "functional",
    personalization: ["personalization", "functional"],
    analytics: ["analytics", "performance", "statistics"],
    marketing: ["marketing", "advertising"],
  },
  (tell) =>
    whenThere(() => {
      const { klaro } = window as { klaro?: { getManager(): Manager } };
      const manager = klaro?.getManager();
      const read = (): void => {
        if (!manager?.confirmed) return;
        const { consents, config } = manager;
        tell((category) => {
          const services = config.services.filter(
            ({ name, purposes }) => name == category || purposes?.includes(category),
          );
          return services.length ? services.every(({ name }) => consents[name]) : undefined;
        });
      };
      // A switch that is moved is no choice before it is saved.
      manager?.watch({ update: (_, event) => event == "saveConsents" && read() });
      read();
      return !!manager;
    }),
);
