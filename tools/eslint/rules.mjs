/** Local rules. Each guards a promise of docs/architecture.md that no published rule guards. */

/** Errors that reach a person carry a code and a way out; a bare Error carries neither. */
const noBareError = {
  meta: {
    type: 'problem',
    docs: { description: 'packages throw errors with a code and a way out, never a bare Error' },
    messages: {
      bare: "throw a class that carries a code and a way out (ConfigurationError, ToolError, …), not '{{name}}'",
    },
    schema: [],
  },
  create(context) {
    const BARE = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError']);
    return {
      ThrowStatement(node) {
        const made = node.argument;
        const isCall = made?.type === 'NewExpression' || made?.type === 'CallExpression';
        if (isCall && made.callee.type === 'Identifier' && BARE.has(made.callee.name)) {
          context.report({ node, messageId: 'bare', data: { name: made.callee.name } });
        }
      },
    };
  },
};

/** Same input, same bytes: nothing in a construct may read the clock or chance. */
const noNondeterminism = {
  meta: {
    type: 'problem',
    docs: { description: 'constructs and models read neither clock nor chance' },
    messages: { found: "'{{what}}' makes two synths of one input differ: pass the value in" },
    schema: [],
  },
  create(context) {
    return {
      MemberExpression(node) {
        const what = context.sourceCode.getText(node);
        if (what === 'Math.random' || what === 'Date.now' || what === 'performance.now') {
          context.report({ node, messageId: 'found', data: { what } });
        }
      },
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
          context.report({ node, messageId: 'found', data: { what: 'new Date()' } });
        }
      },
    };
  },
};

export default { rules: { 'no-bare-error': noBareError, 'no-nondeterminism': noNondeterminism } };
