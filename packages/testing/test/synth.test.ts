import { Annotations, App, TerraformOutput, TerraformStack } from 'cdktf';
import { synth } from '../src/synth.js';

const stack = () => new TerraformStack(new App(), 'test');

test('outputs are read back', () => {
  const one = stack();
  new TerraformOutput(one, 'o', { value: 'v' });
  expect(synth(one).output).toEqual({ o: { value: 'v' } });
});

test('an error annotation fails, with the path of its construct', () => {
  const one = stack();
  Annotations.of(one).addError('wrong');
  expect(() => synth(one)).toThrow('error annotations:\ntest: wrong');
});

test('a validation fails', () => {
  const one = stack();
  one.node.addValidation({ validate: () => ['not so'] });
  expect(() => synth(one)).toThrow('not so');
});

test('only() says what there is when it is not exactly one', () => {
  expect(() => synth(stack()).only('aws_x')).toThrow('0 blocks of aws_x; there are: ');
  expect(synth(stack()).all('aws_x')).toEqual([]);
});
