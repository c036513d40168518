/** Whether an image of a container stays what it is: it has a digest, or a tag that is not moved about by custom. */
export function isPinnedImage(image: string): boolean {
  if (image.includes('@')) return /@sha256:[0-9a-f]{64}$/.test(image);
  const tag = /:(\w[\w.-]{0,127})$/.exec(image)?.[1];
  return tag !== undefined && !/^(latest|main|master|edge|nightly|stable)$/.test(tag);
}
