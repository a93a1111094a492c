"use strict";
/* Every mark of the map: the shape says the light, the colour says it again; a casing lets it hold on any ground. */

(() => {
  const TURN = 2 * Math.PI;
  const dashed = (s) => [s * 0.42, s * 0.34];

  function casing(ctx, T, width) {
    ctx.strokeStyle = T.casing;
    ctx.lineWidth = width;
    ctx.stroke();
  }
  function disc(ctx, T, s, colour) {
    ctx.beginPath();
    ctx.arc(0, 0, s * 0.36, 0, TURN);
    casing(ctx, T, s * 0.28);
    ctx.fillStyle = colour;
    ctx.fill();
  }
  function ring(ctx, T, s, radius, colour, width, dash) {
    ctx.beginPath();
    ctx.arc(0, 0, radius, 0, TURN);
    casing(ctx, T, s * 0.5);
    ctx.fillStyle = T.casing;
    ctx.fill();
    ctx.setLineDash(dash || []);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
    ctx.setLineDash([]);
  }
  function bust(ctx, s, colour) {
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(0, -s * 0.3, s * 0.27, 0, TURN);
    ctx.fill();
    ctx.beginPath();
    ctx.arc(0, s * 0.52, s * 0.5, Math.PI, 0);
    ctx.closePath();
    ctx.fill();
  }
  function square(ctx, half) {
    ctx.beginPath();
    ctx.rect(-half, -half, 2 * half, 2 * half);
  }

  /* Each draws round (0, 0) with half height s, in the theme T. */
  const SHAPES = {
    none: (ctx, T, s) => disc(ctx, T, s, T.text3),
    ok: (ctx, T, s) => disc(ctx, T, s, T.ok),
    soon(ctx, T, s) {
      ring(ctx, T, s, s * 0.62, T.soon, s * 0.24);
      ctx.beginPath();
      ctx.moveTo(0, -s * 0.36);
      ctx.lineTo(0, 0);
      ctx.lineTo(s * 0.26, s * 0.1);
      ctx.lineWidth = s * 0.19;
      ctx.stroke();
    },
    over(ctx, T, s) {
      const h = s * 0.98;
      ctx.beginPath();
      ctx.moveTo(0, -h);
      ctx.lineTo(h * 0.95, h * 0.68);
      ctx.lineTo(-h * 0.95, h * 0.68);
      ctx.closePath();
      casing(ctx, T, s * 0.5);
      ctx.fillStyle = T.over;
      ctx.fill();
      ctx.fillStyle = T.casing;
      ctx.fillRect(-s * 0.1, -s * 0.42, s * 0.2, s * 0.55);
      ctx.fillRect(-s * 0.1, s * 0.24, s * 0.2, s * 0.2);
    },
    act(ctx, T, s) {
      square(ctx, s * 0.66);
      casing(ctx, T, s * 0.5);
      ctx.fillStyle = T.act;
      ctx.fill();
    },
    paused(ctx, T, s) {
      square(ctx, s * 0.62);
      casing(ctx, T, s * 0.5);
      ctx.fillStyle = T.casing;
      ctx.fill();
      ctx.strokeStyle = T.text2;
      ctx.lineWidth = s * 0.16;
      ctx.stroke();
      ctx.lineWidth = s * 0.22;
      ctx.lineCap = "butt";
      ctx.beginPath();
      for (const x of [-s * 0.2, s * 0.2]) {
        ctx.moveTo(x, -s * 0.34);
        ctx.lineTo(x, s * 0.34);
      }
      ctx.stroke();
    },
    outOfGrid(ctx, T, s) {
      ctx.beginPath();
      ctx.moveTo(0, -s * 1.25);
      ctx.lineTo(s * 1.25, 0);
      ctx.lineTo(0, s * 1.25);
      ctx.lineTo(-s * 1.25, 0);
      ctx.closePath();
      casing(ctx, T, s * 0.5);
      ctx.fillStyle = T.casing;
      ctx.fill();
      ctx.strokeStyle = T.soon;
      ctx.lineWidth = s * 0.2;
      ctx.stroke();
      bust(ctx, s, T.soon);
    },
    offline(ctx, T, s) {
      ring(ctx, T, s, s, T.text2, s * 0.2, dashed(s));
      bust(ctx, s, T.text2);
      for (const [colour, width] of [[T.casing, s * 0.46], [T.text1, s * 0.2]]) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width;
        ctx.beginPath();
        ctx.moveTo(-s * 0.75, s * 0.75);
        ctx.lineTo(s * 0.75, -s * 0.75);
        ctx.stroke();
      }
    },
    noFix(ctx, T, s) {
      ring(ctx, T, s, s, T.text2, s * 0.2, dashed(s));
      ctx.strokeStyle = ctx.fillStyle = T.text1;
      ctx.lineWidth = s * 0.22;
      ctx.lineCap = "butt";
      ctx.beginPath();
      ctx.arc(0, -s * 0.24, s * 0.3, Math.PI * 1.02, Math.PI * 2.4);
      ctx.lineTo(0, s * 0.3);
      ctx.stroke();
      ctx.fillRect(-s * 0.12, s * 0.42, s * 0.24, s * 0.22);
    },
    lingering(ctx, T, s) {
      ring(ctx, T, s, s, T.text2, s * 0.2);
      ctx.fillStyle = T.text1;
      ctx.fillRect(-s * 0.38, -s * 0.38, s * 0.76, s * 0.76);
    },
  };

  wanmi.shapes = SHAPES; // symbols.js adds its own

  /** A person whose ring is the age: the share *left* of three minutes; the older, the fainter. */
  function person(ctx, T, s, left) {
    ctx.beginPath();
    ctx.arc(0, 0, s, 0, TURN);
    casing(ctx, T, s * 0.55);
    ctx.fillStyle = T.casing;
    ctx.fill();
    ctx.globalAlpha = 0.55 + 0.45 * left;
    ctx.strokeStyle = T.text1;
    ctx.lineWidth = s * 0.22;
    ctx.lineCap = "butt";
    ctx.beginPath();
    ctx.arc(0, 0, s, -TURN / 4, -TURN / 4 + TURN * left);
    ctx.stroke();
    bust(ctx, s * 0.94, T.text1);
  }

  /** The halo of a supervision notice: full while a reply is waited for, thin once it is there. */
  function halo(ctx, T, s, full) {
    ctx.beginPath();
    ctx.arc(0, 0, s * 1.5, 0, TURN);
    casing(ctx, T, s * (full ? 0.55 : 0.4));
    ctx.strokeStyle = T.urge;
    ctx.lineWidth = s * (full ? 0.26 : 0.11);
    ctx.stroke();
  }

  const INNER = { none: 1.2, ok: 1.2, soon: 0.95, over: 0.86, act: 0.86, paused: 0.9 };
  const STEPS = 24; // an age ring has this many lengths

  /** Draw one mark at (0, 0): a shape's name, or "person" with the share *left* of its ring, or a shape in a halo. */
  wanmi.drawMark = (ctx, T, kind, s, { haloed = 0, left = 1 } = {}) => {
    ctx.save();
    ctx.lineJoin = ctx.lineCap = "round";
    if (kind === "person") person(ctx, T, s, left);
    else if (haloed) {
      halo(ctx, T, s, haloed === 1);
      ctx.translate(0, kind === "over" ? s * 0.08 : 0);
      SHAPES[kind](ctx, T, s * INNER[kind]);
    } else SHAPES[kind](ctx, T, s);
    ctx.restore();
  };

  /** Ready pictures of marks, each drawn once. */
  wanmi.Sprites = class {
    constructor(theme, ratio) {
      this.theme = theme;
      this.ratio = ratio;
      this.known = new Map();
    }

    /** Return the picture of a mark: {image, half}, half its side in page px. */
    of(kind, s, haloed = 0, left = 1) {
      const step = Math.max(1, Math.round(left * STEPS));
      const key = `${kind} ${s} ${haloed} ${step}`;
      let sprite = this.known.get(key);
      if (!sprite) this.known.set(key, (sprite = this.paint(kind, s, haloed, step / STEPS)));
      return sprite;
    }

    paint(kind, s, haloed, left) {
      const half = Math.ceil(s * (haloed ? 1.85 : 1.7)), image = document.createElement("canvas");
      image.width = image.height = Math.ceil(2 * half * this.ratio);
      const ctx = image.getContext("2d");
      ctx.scale(this.ratio, this.ratio);
      ctx.translate(half, half);
      wanmi.drawMark(ctx, this.theme, kind, s, { haloed, left });
      return { image, half };
    }
  };
})();
