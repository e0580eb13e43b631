/** Packages of which only a built file is used: what they name for building it is not wanted. */
const FILES_ONLY = ["klaro", "umami"];

export const hooks = {
  readPackage: (pkg) => (FILES_ONLY.includes(pkg.name) ? { ...pkg, dependencies: {} } : pkg),
};
