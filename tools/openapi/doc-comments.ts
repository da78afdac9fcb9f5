import ts from 'typescript';

/**
 * The doc comments of the schemas in a source file, by where they stand: `verifyReplySchema`, and
 * `verifyReplySchema.holderDigest` for a field. What the contract says of a field is said once, in
 * its source; the published document repeats it.
 */
export function docComments(source: string): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  const file = ts.createSourceFile('contract.ts', source, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name)) continue;
      note(statement, name.text);
      if (initializer) ts.forEachChild(initializer, (child) => walk(child, name.text));
    }
  }
  return comments;

  function note(node: ts.Node, at: string): void {
    const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    const text = ts.getTextOfJSDocComment(comment?.comment);
    if (text !== undefined) comments.set(at, text.replaceAll(/\s+/g, ' '));
  }

  function walk(node: ts.Node, at: string): void {
    if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name)) {
      ts.forEachChild(node, (child) => walk(child, at));
      return;
    }
    const inner = `${at}.${node.name.text}`;
    note(node, inner);
    walk(node.initializer, inner);
  }
}
