/** What of a workspace is there already, and is taken over by its first plan. */
export interface AdoptSettings {
  readonly workspaceId: string;
  /** Namespaces that exist in it. */
  readonly rules: readonly string[];
  /** Whether its alert manager exists. */
  readonly alertManager: boolean;
}
