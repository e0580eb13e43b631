/** Packages of which only a built file is used: what they name for building it is not wanted. */
const FILES_ONLY = ["klaro", "umami"];

/** Its optional queue in Redis would bring a Redis client and native code along. */
const WITHOUT_OPTIONAL = ["@rudderstack/rudder-sdk-node"];

export const hooks = {
  readPackage: (pkg) => ({
    ...pkg,
    ...(FILES_ONLY.includes(pkg.name) ? { dependencies: {} } : {}),
    ...(WITHOUT_OPTIONAL.includes(pkg.name) ? { optionalDependencies: {} } : {}),
  }),
};
