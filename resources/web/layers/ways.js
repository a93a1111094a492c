"use strict";
/* Tracks and streets as lines, gaps dashed; stops, bad fixes and doubts as spots on them with their words. */

(() => {
  const WAY = 0, OTHER = 1, GAP = 2, SEEN = 3, UNSEEN = 4; // LineKind of widgets/map/layers/ways.py
  const STOP = 0, LINGER = 1, BAD = 2, DOUBT = 3; // SpotKind
  let ways = null;
  wanmi.waysDrawn = { lines: 0, spots: 0 }; // for tests: what the last frame drew

  const styleOf = (kind, T) => ({
    [WAY]: { colour: T.act, width: 3.2, casing: 6.4 },
    [OTHER]: { colour: T.text3, width: 1.6, alpha: 0.7 },
    [GAP]: { colour: T.text1, width: 2, dash: [3, 7], casing: 5 },
    [SEEN]: { colour: T.text3, width: 3, alpha: 0.9 },
    [UNSEEN]: { colour: T.soon, width: 4.6, casing: 7 },
  })[kind];

  function pathsByKind(camera) {
    const { k, ox, oy, width, height } = camera, { x, y, starts, kinds } = ways, paths = new Map();
    let drawn = 0;
    for (let n = 0; n < kinds.length; n += 1) {
      const from = starts[n], to = starts[n + 1];
      if (to - from < 2) continue;
      let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
      for (let at = from; at < to; at += 1) {
        const px = x[at] * k + ox, py = y[at] * k + oy;
        left = Math.min(left, px), right = Math.max(right, px), top = Math.min(top, py), bottom = Math.max(bottom, py);
      }
      if (right < 0 || bottom < 0 || left > width || top > height) continue;
      drawn += 1;
      if (!paths.has(kinds[n])) paths.set(kinds[n], new Path2D());
      const path = paths.get(kinds[n]);
      path.moveTo(x[from] * k + ox, y[from] * k + oy);
      for (let at = from + 1; at < to; at += 1) path.lineTo(x[at] * k + ox, y[at] * k + oy);
    }
    wanmi.waysDrawn.lines = drawn;
    return paths;
  }

  function drawLines(ctx, camera, board) {
    if (!ways || !ways.kinds.length) return;
    const { unit } = camera, T = board.theme, paths = pathsByKind(camera);
    ctx.save();
    ctx.lineCap = ctx.lineJoin = "round";
    for (const kind of [OTHER, SEEN, UNSEEN, WAY, GAP]) {
      if (!paths.has(kind)) continue;
      const { colour, width, casing, dash, alpha } = styleOf(kind, T);
      ctx.setLineDash([]);
      if (casing) {
        ctx.strokeStyle = T.casing;
        ctx.lineWidth = casing * unit;
        ctx.globalAlpha = 0.85;
        ctx.stroke(paths.get(kind));
      }
      ctx.globalAlpha = alpha || 1;
      ctx.strokeStyle = colour;
      ctx.lineWidth = width * unit;
      if (dash) ctx.setLineDash(dash.map((part) => part * unit));
      ctx.stroke(paths.get(kind));
    }
    ctx.restore();
  }

  function drawSpot(ctx, kind, x, y, unit, T) {
    const r = (kind === BAD ? 4 : 7) * unit;
    const shape = () => {
      ctx.beginPath();
      if (kind === BAD) {
        ctx.moveTo(x - r, y - r), ctx.lineTo(x + r, y + r), ctx.moveTo(x + r, y - r), ctx.lineTo(x - r, y + r);
      } else if (kind === DOUBT) {
        ctx.moveTo(x, y - 1.5 * r), ctx.lineTo(x + 1.5 * r, y), ctx.lineTo(x, y + 1.5 * r), ctx.lineTo(x - 1.5 * r, y), ctx.closePath();
      } else ctx.arc(x, y, r, 0, 2 * Math.PI);
    };
    shape();
    ctx.lineWidth = (kind === BAD ? 4 : 6) * unit;
    ctx.strokeStyle = T.casing;
    ctx.stroke();
    shape();
    if (kind !== BAD) {
      ctx.fillStyle = kind === DOUBT ? T.soon : T.plate;
      ctx.fill();
    }
    ctx.lineWidth = (kind === BAD ? 2 : 3) * unit;
    ctx.strokeStyle = kind === LINGER || kind === DOUBT ? T.soon : kind === BAD ? T.text2 : T.act;
    ctx.stroke();
  }

  function drawSpots(ctx, camera, board) {
    if (!ways) return;
    const { k, ox, oy, unit } = camera;
    let drawn = 0;
    for (let n = 0; n < ways.spots.length; n += 1) {
      const x = ways.sx[n] * k + ox, y = ways.sy[n] * k + oy, kind = ways.spots[n];
      if (!board.sees(x, y, 10 * unit)) continue;
      drawn += 1;
      if (kind <= DOUBT) drawSpot(ctx, kind, x, y, unit, board.theme);
      if (kind !== BAD) board.obstacle(x, y, 9 * unit, true);
      if (ways.texts.has(n)) {
        const style = kind === LINGER || kind === DOUBT ? "soon" : kind === STOP ? "plain" : "dash";
        board.label({ key: `way ${n}`, text: ways.texts.get(n), style, x, y, rank: 60 - n * 0.001, distance: 18 });
      }
    }
    wanmi.waysDrawn.spots = drawn;
  }

  wanmi.layer({
    name: "ways",
    take(data) {
      ways = data;
      ways.texts = new Map(data.meta.words);
    },
    passes: [
      { on: "marks", order: 7, draw: drawLines },
      { on: "marks", order: 9, draw: drawSpots },
    ],
  });
})();
