import { App, TerraformStack } from 'cdktf';

/** What one stack reads of another's state. */
export interface Reference {
  /** Id of the stack that is read. */
  readonly from: string;
  /** What is read of it, in Terraform's words. */
  readonly identifier: string;
}

/** An App that remembers which stacks read what of others: that is all that cuts of an environment owe each other. */
export class EnvironmentApp extends App {
  private readonly readBy = new Map<TerraformStack, Reference[]>();

  override crossStackReference(from: TerraformStack, to: TerraformStack, identifier: string): string {
    const known = this.readBy.get(to) ?? [];
    if (!known.some((one) => one.from === from.node.id && one.identifier === identifier))
      this.readBy.set(to, [...known, { from: from.node.id, identifier }]);
    return super.crossStackReference(from, to, identifier);
  }

  /** What a stack reads of others, once it is prepared. */
  referencesOf(stack: TerraformStack): readonly Reference[] {
    return this.readBy.get(stack) ?? [];
  }

  /** Has stacks give out what a stack reads that is not in this App. */
  giveOut(references: readonly Reference[]): void {
    for (const { from, identifier } of references) this.stack(from).registerOutgoingCrossStackReference(identifier);
  }

  /** All stacks, in the order in which they were made. */
  get stacks(): TerraformStack[] {
    return this.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
  }

  private stack(id: string): TerraformStack {
    return this.node.findChild(id) as TerraformStack;
  }
}
