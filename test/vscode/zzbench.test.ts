import { mkdirSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { commands, type SymbolInformation, Uri, workspace } from 'vscode';
import { deal } from './support/deal';
import { workspaceFolder } from './support/workspaceFolder';

describe('zzbench', () => {
  it('10k', async () => {
    const log = (...a: unknown[]) => appendFileSync('/tmp/zz.log', `${a.join(' ')}\n`);
    const folder = Uri.joinPath(workspaceFolder(), 'many').fsPath;
    await commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'zzz');
    mkdirSync(folder);
    const mem0 = process.memoryUsage().heapUsed / 1e6;
    for (let i = 0; i < 10000; i++) writeFileSync(`${folder}/f${i}.referral.json`, JSON.stringify(deal({ id: crypto.randomUUID(), eTag: '1', name: `Many ${i}` }), null, 2));
    let worst = 0; let last = performance.now();
    const timer = setInterval(() => { worst = Math.max(worst, performance.now() - last); last = performance.now(); }, 1);
    const t = performance.now();
    let n = 0;
    while (n < 500) { await new Promise((r) => setTimeout(r, 200)); n = (await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Many')).length; }
    log('indexed after', performance.now() - t, 'worst block', worst, 'heap', mem0, process.memoryUsage().heapUsed / 1e6);
    await new Promise((r) => setTimeout(r, 3000));
    const f = performance.now();
    await Promise.all((await workspace.findFiles('**/*.referral.json')).slice(0, 5000).map((u) => workspace.fs.readFile(u)));
    log('raw 5000 reads', performance.now() - f);
    worst = 0; const v = performance.now();
    const a = await commands.executeCommand<{ files: number }>('referrals.validateWorkspace');
    log('validated', a.files, performance.now() - v, 'worst block', worst);
    clearInterval(timer);
    rmSync(folder, { recursive: true });
  }).timeout(120000);
});
