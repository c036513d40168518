/** Whether two ranges of IPv4 addresses have an address in common. */
export function cidrsOverlap(one: string, other: string): boolean {
  const [a, b] = [range(one), range(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

function range(cidr: string): { readonly first: number; readonly last: number } | undefined {
  const [address = '', length = ''] = cidr.split('/');
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet < 256)) || !/^\d{1,2}$/.test(length))
    return undefined;
  const size = 2 ** (32 - Number(length));
  const start = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = Math.floor(start / size) * size;
  return { first, last: first + size - 1 };
}
