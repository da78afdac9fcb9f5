import { ESLintUtils } from '@typescript-eslint/utils';

/** True where every non-undefined part of the type looks like `Result`: `ok` with `value` or `error`. */
function isResult(type) {
  const parts = (type.isUnion() ? type.types : [type]).filter(
    (part) => part.getProperties().length,
  );
  return (
    parts.length > 0 &&
    parts.every(
      (part) => part.getProperty('ok') && (part.getProperty('value') || part.getProperty('error')),
    )
  );
}

/** An expected failure that nobody looks at is a bug that nobody sees. */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'a Result must be used' },
    messages: { ignored: 'This Result is ignored: look at `ok`, or say why not with `void`.' },
    schema: [],
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    const checker = services.program.getTypeChecker();
    return {
      ExpressionStatement(node) {
        const { expression } = node;
        if (expression.type !== 'CallExpression' && expression.type !== 'AwaitExpression') return;
        const type = services.getTypeAtLocation(expression);
        if (isResult(checker.getAwaitedType(type) ?? type)) {
          context.report({ node, messageId: 'ignored' });
        }
      },
    };
  },
};
