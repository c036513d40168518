import { join } from 'node:path';

/**
 * A binding is loaded when its first resource is made: an environment waits for the resources that it has, not for all
 * that there are. esbuild reaches imports of CommonJS by one variable each, which becomes a function here.
 */
export const BANNER = '"use strict";const __lazy=(load)=>{let loaded;return()=>loaded??=load()};';

export function loadBindingsLazily(text) {
  const names = [];
  // cdktf and constructs (`require_lib`) are what everything begins with.
  const lazy = withoutCopies(text).replace(
    /\b(import_\w+)=((?:__toESM\()?require_(?!lib\d*\b)\w+\(\)(?:(?:,1)?\))?)/g,
    (_, name, loaded) => {
      names.push(name);
      return `${name}=__lazy(()=>${loaded})`;
    },
  );
  // In brackets, for `new`: it would call the function otherwise, not what it returns.
  return lazy.replace(new RegExp(`\\b(?:${names.join('|')})(?=\\.)`, 'g'), '($&())');
}

/**
 * esbuild reads a CommonJS module through a copy of it that is made of getters, for the sake of its default export. Who
 * asks for no such thing can have the module.
 */
function withoutCopies(text) {
  const withDefault = new Set([...text.matchAll(/\b(import_\w+)\.default\b/g)].map(([, name]) => name));
  return text.replace(/\b(import_\w+)=__toESM\((require_\w+\(\))(?:,1)?\)/g, (copied, name, loaded) =>
    withDefault.has(name) ? copied : `${name}=${loaded}`,
  );
}

/**
 * What few commands need, and what is large: it lies in a file of its own beside the bundle, so that the others need not
 * even read it.
 */
const BESIDE = {
  '@aws-sdk/credential-providers': 'aws-credentials.js',
  '@smithy/signature-v4': 'aws-signature.js',
};

/** What cdktf loads at once, and calls for assets alone. */
const FOR_ASSETS = 'archiver';

/** Leaves the first out of the bundle, and notes in `met` which were met; has the second loaded when it is called. */
export function loadLater(root, met) {
  return {
    name: 'load-later',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^@(aws-sdk|smithy)\// }, ({ path, kind }) => {
        if (kind !== 'dynamic-import' || !(path in BESIDE)) return undefined;
        met.set(BESIDE[path], path);
        return { path: `./${BESIDE[path]}`, external: true };
      });
      onResolve({ filter: new RegExp(`^${FOR_ASSETS}$`) }, ({ path, namespace }) =>
        namespace === 'later' ? undefined : { path, namespace: 'later' },
      );
      onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
        contents: `module.exports=(...args)=>require(${JSON.stringify(path)})(...args);`,
        resolveDir: join(root, 'node_modules', 'cdktf'),
      }));
    },
  };
}
