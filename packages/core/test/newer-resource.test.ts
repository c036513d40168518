import { TerraformStack, Testing } from 'cdktf';
import { NewerResource } from '../src/newer-resource.js';

function synthesized(): Record<string, unknown> {
  const stack = new TerraformStack(Testing.app(), 'test');
  const first = new NewerResource(stack, 'First', { type: 'aws_new', attributes: { name: 'a', absent: undefined } });
  new NewerResource(stack, 'Second', { type: 'aws_new', attributes: { of: first.fqn }, dependsOn: [first] });
  return (JSON.parse(Testing.synth(stack)) as { resource: Record<string, unknown> }).resource;
}

test('a resource has the address that the bindings would give it, and no attribute that was not given', () => {
  expect(synthesized()).toEqual({
    aws_new: {
      First: { name: 'a' },
      Second: { of: '${aws_new.First}', depends_on: ['aws_new.First'] },
    },
  });
});
