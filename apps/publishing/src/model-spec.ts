import type { ModelSpec } from '#libs/storage';

/** A collection of tenants' documents, its model named like itself. */
export const modelSpec = <T extends { _id: string; tenant: string }>(
  collection: string,
  indexes: ModelSpec<T>['indexes'],
): ModelSpec<T> => ({
  name: collection,
  collection,
  tenantScoped: true,
  indexes,
});
