import type { InjectionToken, Provider } from '@nestjs/common';

/** Provides a class made from other provided things, in order. */
export function made<T, A extends unknown[]>(
  provide: abstract new (...args: never[]) => T,
  inject: InjectionToken[],
  useFactory: (...args: A) => T | Promise<T>,
): Provider {
  return { provide, inject, useFactory: useFactory as (...args: unknown[]) => T | Promise<T> };
}
