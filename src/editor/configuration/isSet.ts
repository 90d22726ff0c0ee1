/** Result of VS Code about a setting; see `WorkspaceConfiguration.inspect`. */
type Inspected = Readonly<
  Partial<Record<`${'global' | 'workspace' | 'workspaceFolder'}${'' | 'Language'}Value`, unknown>>
>;

/** Whether the user has set a setting to any value. */
export function isSet(inspected: Inspected | undefined): boolean {
  if (!inspected) return false;
  const { globalValue, workspaceValue, workspaceFolderValue } = inspected;
  const { globalLanguageValue, workspaceLanguageValue, workspaceFolderLanguageValue } = inspected;
  return [
    ...[globalValue, workspaceValue, workspaceFolderValue],
    ...[globalLanguageValue, workspaceLanguageValue, workspaceFolderLanguageValue],
  ].some((value) => value !== undefined);
}
