import { Token } from 'cdktf';

/** Whether a value is known now: neither absent nor a reference that Terraform fills in later. Checks skip what is not. */
export function isConcrete<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}
