import {
  type App,
  Aspects,
  Lazy,
  LocalBackend,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
  Testing,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import { RenderedStack } from '../src/rendered-stack.js';

class Ours extends RenderedStack {}

/** A block with whatever it is given. */
class Block extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    readonly values: Record<string, unknown>,
  ) {
    super(scope, id, 'test_block');
  }

  override toTerraform(): unknown {
    return { resource: { test_block: { [this.friendlyUniqueId]: this.values } } };
  }
}

/** What a stack is written as; once with ours, once with cdktf's own. */
function synthesise(fill: (app: App, make: (id: string) => TerraformStack) => TerraformStack): [unknown, unknown] {
  const [ours, theirs] = [Ours, TerraformStack].map((Stack) => {
    const app = Testing.app();
    const stack = fill(app, (id) => {
      const made = new Stack(app, id);
      new LocalBackend(made, {});
      return made;
    });
    for (const child of app.node.children) (child as TerraformStack).prepareStack();
    return stack.toTerraform() as unknown;
  });
  return [ours, theirs];
}

it('writes blocks, outputs, overrides and what is read of another stack as cdktf does', () => {
  const [ours, theirs] = synthesise((_, make) => {
    const other = make('other');
    const stack = make('stack');
    const read = new Block(other, 'Read', {});
    const inner = new Construct(stack, 'Inner');
    const block = new Block(inner, 'Block', { from: read.fqn, list: [1, undefined, 'two'], nothing: undefined });
    new TerraformOutput(inner, 'out', { value: block.fqn, sensitive: true });
    new TerraformOutput(stack, 'deferred', { value: Lazy.stringValue({ produce: () => block.fqn }) });
    stack.addOverride('terraform.required_version', '>= 1.9');
    stack.addOverride('locals.of_token', block.fqn);
    return stack;
  });
  expect(ours).toStrictEqual(theirs);
  expect(ours).toMatchObject({
    '//': { outputs: { stack: { Inner: { out: expect.stringContaining('out') } } } },
    terraform: { required_version: '>= 1.9' },
    data: { terraform_remote_state: expect.anything() },
  });
});

it('gives out what others read of it', () => {
  const [ours, theirs] = synthesise((_, make) => {
    const stack = make('stack');
    new Block(make('reader'), 'Block', { from: new Block(stack, 'Read', {}).fqn });
    return stack;
  });
  expect(ours).toStrictEqual(theirs);
  expect(ours).toHaveProperty('output');
});

it('sees what aspects change after the stack was prepared', () => {
  const app = Testing.app();
  const stack = new Ours(app, 'stack');
  const block = new Block(stack, 'Block', { size: 1 });
  Aspects.of(app).add({ visit: (node) => node instanceof Block && Object.assign(node.values, { size: 2 }) });
  stack.prepareStack();
  Aspects.of(app).all.forEach((aspect) => aspect.visit(block));
  expect(stack.toTerraform()).toHaveProperty('resource.test_block.Block.size', 2);
});

it('sees what a value that is produced later has become', () => {
  const stack = new Ours(Testing.app(), 'stack');
  let size = 1;
  new Block(stack, 'Block', { size: Lazy.anyValue({ produce: () => size }) });
  stack.prepareStack();
  size = 2;
  expect(stack.toTerraform()).toHaveProperty('resource.test_block.Block.size', 2);
});

it('is written anew each time it is asked', () => {
  const stack = new Ours(Testing.app(), 'stack');
  const block = new Block(stack, 'Block', { size: 1 });
  stack.prepareStack();
  stack.toTerraform();
  block.values['size'] = 2;
  expect(stack.toTerraform()).toHaveProperty('resource.test_block.Block.size', 2);
});

it.each(['prepareStack', 'toTerraform'] as const)('fails in %s with the words of cdktf', (method) => {
  const messages = [Ours, TerraformStack].map((Stack) => {
    const stack = new Stack(Testing.app(), 'stack');
    new Block(stack, 'Block', { inner: { list: [Token.asList(new Block(stack, 'Other', {})), () => 1] } });
    try {
      stack[method]();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(messages[0]).toContain('/inner/list');
  expect(messages[0]).toBe(messages[1]);
});
