/** System fonts only; both themes and paper; contrast of every text at least 4.5 to 1, of every mark 3 to 1 (WCAG 2.2 AA). */
export const STYLE = `
:root{--paper:#fdfcfa;--card:#ffffff;--ink:#1d1e22;--quiet:#585b65;--rule:#d9d7d0;--grid:#e6e4de;--money:#0b6b4f;--tint:#cfe6dc;--likes:#6340b5;--likes-tint:#ded4f3;--viewers:#8a4a00;--warn:#8f2a12;
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}
@media (prefers-color-scheme:dark){:root{--paper:#131519;--card:#1b1e24;--ink:#ecebe6;--quiet:#a9adb8;--rule:#3a3e48;--grid:#2a2e37;--money:#4fc797;--tint:#1f4a3a;--likes:#b8a1ff;--likes-tint:#3a3060;--viewers:#f0a860;--warn:#ff9f86}}
*{box-sizing:border-box}
body{margin:0 auto;padding:40px 24px 56px;max-width:47rem;overflow-wrap:anywhere}
.defs{position:absolute}
header{margin-bottom:28px}
.who{margin:0 0 10px;color:var(--quiet);font-size:.95rem}
h1{margin:0;font-size:clamp(1.45rem,1.1rem + 1.9vw,2.1rem);line-height:1.22;letter-spacing:-.015em;font-weight:680;text-wrap:balance}
.answer{display:grid;grid-template-columns:repeat(3,1fr);gap:0;margin:26px 0 0;padding:0;border-top:2px solid var(--ink);border-bottom:1px solid var(--rule)}
.answer div{padding:14px 16px 14px 0}
.answer div+div{padding-left:16px;border-left:1px solid var(--rule)}
.answer dt{color:var(--quiet);font-size:.85rem}
.answer dd{margin:2px 0 0}
.answer dd.big{font-size:1.55rem;font-weight:650;line-height:1.25;letter-spacing:-.01em}
.answer .direct .big{color:var(--money)}
.answer dd.sub{color:var(--quiet);font-size:.85rem;line-height:1.4}
section{margin:34px 0 0;padding:0 0 0 18px;border-left:3px solid var(--rule)}
section.direct{border-left-color:var(--money)}
section.indirect{border-left:3px dashed var(--likes)}
h2{margin:0 0 4px;font-size:1.12rem;line-height:1.35}
h2 b{letter-spacing:.04em}
h2 span{font-weight:400}
h3{margin:18px 0 4px;font-size:1rem}
p{margin:8px 0;max-width:42rem}
p.in{margin-left:18px}
.aside,.key{color:var(--quiet);font-size:.9rem;margin:2px 0 10px}
figure{margin:18px 0 20px;padding:16px 18px 12px;background:var(--card);border:1px solid var(--rule);border-radius:8px}
figcaption{font-weight:620;margin-bottom:6px}
figure>svg{display:block;overflow:visible}
svg text{font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;fill:var(--ink)}
svg .figure,svg .end{text-anchor:end}
svg .figure{font-weight:620}
svg .middle{text-anchor:middle}
svg .small{font-size:12.5px;fill:var(--quiet)}
.solid{fill:var(--money)}
.hatched{fill:url(#hatch);stroke:var(--money)}
.dotted{fill:url(#dots);stroke:var(--money)}
.weave{fill:var(--money)}
.weave-back{fill:var(--card)}
.indirect .open{fill:var(--likes)}
.open{fill:var(--likes)}
.frame{fill:none;stroke:var(--quiet)}
.yardstick{stroke:var(--ink);stroke-width:2}
.halo{stroke:var(--card);stroke-width:6}
.whisker{stroke:var(--ink);stroke-width:2}
.halo.thin{stroke-width:5}
.stem{stroke:var(--ink);stroke-width:2}
.past{fill:var(--card);stroke:var(--money);stroke-width:1.5}
.median{stroke:var(--ink);stroke-width:2.5}
.unbounded{stroke-dasharray:4 3}
.tick{stroke:var(--grid)}
.axis{stroke:var(--quiet)}
.plot path{vector-effect:non-scaling-stroke}
.plot .edge{fill:none;stroke-width:1.5;stroke-linejoin:round}
.coins .area{fill:var(--money)}
.coins .edge{stroke:var(--money)}
.likes .area{fill:var(--likes-tint)}
.likes .edge{stroke:var(--likes)}
.viewers .edge{stroke:var(--viewers);stroke-width:2}
.belief{stroke:var(--likes);stroke-width:6;stroke-linecap:butt}
.dot{fill:var(--card);stroke:var(--ink);stroke-width:2}
details{margin:10px 0 2px;font-size:.9rem}
summary{cursor:pointer;color:var(--quiet)}
.scroll{overflow-x:auto;margin:10px 0}
details .scroll{max-height:24rem;overflow:auto}
table{border-collapse:collapse;font-size:.92rem;min-width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:5px 0 5px 18px;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid);font-weight:400;overflow-wrap:normal}
th:first-child{padding-left:0;overflow-wrap:anywhere;min-width:7.5rem}
thead th{color:var(--quiet);font-size:.85rem;border-bottom-color:var(--rule);vertical-align:bottom}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
pre{margin:10px 0;overflow-x:auto;font-size:.9rem}
.dense table{font-size:.8rem}.dense th,.dense td{padding-left:7px}.dense th:first-child{min-width:4.6rem;padding-left:0}.dense thead th{font-size:.74rem}
ul{margin:8px 0;padding-left:20px}
li{margin:4px 0}
.rates{margin:8px 0}
.rates div{padding:7px 0;border-bottom:1px solid var(--grid)}
.rates dd{margin:2px 0 0;color:var(--quiet);font-size:.9rem}
.warning{color:var(--warn);font-weight:600}
a{color:inherit;text-underline-offset:2px}
:focus-visible{outline:2px solid var(--likes);outline-offset:2px}
footer{margin-top:40px;padding-top:14px;border-top:1px solid var(--rule);color:var(--quiet);font-size:.88rem}
@media (max-width:34rem){body{padding:24px 16px 40px}section{padding-left:12px}figure{padding:12px 12px 10px}td:not(.n){min-width:7.4rem}.answer{grid-template-columns:1fr}.answer div{padding:10px 0}.answer div+div{padding-left:0;border-left:0;border-top:1px solid var(--rule)}th,td{padding-left:12px}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--grid:#ddd;--money:#0b6b4f;--tint:#cfe6dc;--likes:#6340b5;--likes-tint:#ded4f3;--viewers:#8a4a00;--warn:#8f2a12;font-size:10.5pt}
body,p{max-width:none}body{padding:0}.dense table{font-size:7.5pt}.dense th,.dense td{padding-left:5pt}figure,tr,.answer,.rates div{break-inside:avoid}h2,h3{break-after:avoid}details{display:none}.scroll{overflow:visible}section{margin-top:22px}.rates a::after{content:" " attr(href);font-size:8pt}
svg *,section{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{margin:16mm 15mm}}
`;
