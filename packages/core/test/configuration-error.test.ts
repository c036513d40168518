import { App, TerraformStack } from 'cdktf';
import { ConfigurationError } from '../src/configuration-error.js';

test('an error says what, what else, what to do, and where', () => {
  const error = new ConfigurationError(
    'SomeCode',
    { got: 'a', expected: 'b', fix: 'c' },
    new TerraformStack(new App(), 'test'),
  );
  expect(error).toMatchObject({
    name: 'ConfigurationError',
    code: 'SomeCode',
    message: 'SomeCode: got a, expected b; c (at test)',
  });
});
