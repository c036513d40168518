/** The style of the page: what the system has of fonts and colours, nothing from elsewhere. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--link:#0550ae;
--red:#b3261e;--redbg:#ffebe9;--green:#116329;--greenbg:#dafbe1;--amber:#7d4e00;--amberbg:#fff8c5;--blue:#0550ae;--bluebg:#ddf4ff}
@media(prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#9da7b3;--line:#3d444d;--panel:#161b22;--link:#79c0ff;
--red:#ff9492;--redbg:#3c1618;--green:#7ee787;--greenbg:#12301c;--amber:#f2cc60;--amberbg:#3a2d07;--blue:#79c0ff;--bluebg:#0c2d4f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:0 16px 64px;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
a{color:var(--link)}code,pre{font:13px/1.45 ui-monospace,monospace}code{overflow-wrap:anywhere}
h1{font-size:1.6em;margin:24px 0 8px}h2{font-size:1.3em;margin:40px 0 8px;border-top:1px solid var(--line);padding-top:16px}
h3{font-size:1.1em;margin:28px 0 8px}h4{font-size:1em;margin:20px 0 6px}h2,h3,h4{scroll-margin-top:6em}small,.quiet,.why,.address,.type,.legend{color:var(--soft)}h4 small{font-weight:400}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px;z-index:9}
ul{padding-left:20px}ul.changes,ul.findings{list-style:none;padding:0;margin:0}
.filters{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);padding:10px 0;z-index:5;display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center}
table.diff .names{font-weight:400}ul.places{margin:4px 0}.type,.address,.places{overflow-wrap:anywhere}header td{min-width:8em}header td:nth-child(4){min-width:18em}
@media(max-width:640px){.filters{position:static}}
.filters[hidden]{display:none}.filters fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 12px}.filters legend{float:left;margin-right:8px;padding:0}
input,select,button{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:6px;padding:4px 8px}input[type=search]{min-width:16em}
.badge{display:inline-block;border:1px solid currentColor;border-radius:10px;padding:0 8px;font-size:13px;white-space:nowrap}
.badge.replace,.badge.delete,.badge.forget,.badge.error{color:var(--red);background:var(--redbg)}.badge.create{color:var(--green);background:var(--greenbg)}
.badge.update,.badge.warning{color:var(--amber);background:var(--amberbg)}.badge.move,.badge.info{color:var(--blue);background:var(--bluebg)}
.change,.finding{border:1px solid var(--line);border-radius:6px;margin:6px 0;padding:6px 10px}
.change[hidden],.stack[hidden]{display:none}.finding p{margin:2px 0}.finding.error{border-left:4px solid var(--red)}.finding.warning{border-left:4px solid var(--amber)}.finding.info{border-left:4px solid var(--blue)}
.message{font-weight:600}.address{margin:4px 0;font-size:13px}summary{cursor:pointer}.summary{padding-left:17px}
.scroll{overflow-x:auto}table{border-collapse:collapse;margin:8px 0}caption{text-align:left;font-weight:600;padding:4px 0}
th,td{border:1px solid var(--line);padding:3px 8px;text-align:left;vertical-align:top}thead th{background:var(--panel)}.number{text-align:right;font-variant-numeric:tabular-nums}
table.diff{width:100%;table-layout:fixed;min-width:640px}table.diff thead th:first-child{width:22%}table.diff th{font-weight:600;overflow-wrap:anywhere}table.diff th.detail{font-weight:400;padding-left:24px}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.nothing{color:var(--soft);font-style:italic}th.attribute{background:var(--panel)}.forces{color:var(--red)}
tr.added th{background:var(--greenbg)}tr.removed th{background:var(--redbg)}tr.changed th{background:var(--amberbg)}
del{background:var(--redbg);text-decoration:none}ins{background:var(--greenbg);text-decoration:none}
.columns{display:flex;flex-wrap:wrap;gap:0 40px;align-items:flex-start}
.picture{border:1px solid var(--line);border-radius:6px}svg text{fill:var(--fg);font:13px system-ui,sans-serif}svg .mark{fill:var(--soft)}
.frame rect{fill:none;stroke:var(--line)}.frame.account rect{fill:var(--panel)}.frame.region rect{fill:var(--bg)}.frame.vpc rect{stroke-dasharray:5 4;stroke:var(--soft)}.frame.account>text,.frame.region>text{font-weight:600}
.node rect{fill:var(--bg);stroke:var(--soft)}.node.workspace rect{fill:var(--panel)}
svg .create rect{stroke:var(--green);stroke-width:2.5}svg .create .mark{fill:var(--green)}svg .update rect{stroke:var(--amber);stroke-width:2.5}svg .update .mark{fill:var(--amber)}
svg .replace rect,svg .delete rect,svg .forget rect{stroke:var(--red);stroke-width:2.5}svg .replace .mark,svg .delete .mark,svg .forget .mark{fill:var(--red)}svg .delete rect{stroke-dasharray:6 4}svg .move rect{stroke:var(--blue);stroke-width:2.5}
.edge{fill:none;stroke:var(--soft);stroke-width:1.5}.edge.alerts{stroke-dasharray:2 3}.edge.queries{stroke-dasharray:7 3}.arrow{fill:var(--soft)}
svg a:focus-visible{outline:none}svg a:focus-visible rect{stroke:var(--blue);stroke-width:5}
@media print{.filters{display:none}body{max-width:none}}
`;
