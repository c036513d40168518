/** Whether constructs have refused what they were given: that is an environment that is not valid, and no defect. */
export const isRefusal = ({ name, message }: Error): boolean =>
  name === 'ConfigurationError' || message.startsWith('Validation failed');
