import { ENDPOINT_PRICE, monthlyEndpointPrice } from '../src/endpoint-price.js';

test('an interface costs by the hour and zone, a gateway nothing', () => {
  expect(monthlyEndpointPrice(['aps-workspaces'], 1)).toBe(7.3);
  expect(monthlyEndpointPrice(['aps-workspaces', 'sts'], 3)).toBe(43.8);
  expect(monthlyEndpointPrice(['aps-workspaces', 'sts', 's3'], 3)).toBe(43.8);
  expect(monthlyEndpointPrice(['s3'], 3)).toBe(0);
});

test('what goes through is paid for by the gigabyte', () => {
  expect(monthlyEndpointPrice(['aps-workspaces'], 2, 120)).toBe(15.8);
});

test('the price says of where and when it is', () => {
  expect(ENDPOINT_PRICE.source).toBe('PrivateLink pricing, us-east-1, 2026-10');
});
