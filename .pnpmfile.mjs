// Only the tracker's file of this package is measured; its server's dependencies are not wanted.
export const hooks = {
  readPackage: (pkg) => (pkg.name === "umami" ? { ...pkg, dependencies: {} } : pkg),
};
