"use strict";
/* Labels: drawn once each, placed so that none covers a mark that matters, another label or a seam; the least is dropped first. */

(() => {
  const NOTO = { hanzi: 0.876, digit: 0.733 }; // ink of the font the sizes were measured with, in em
  const KEPT = 300; // pictures of labels; on a hall's wall each takes a quarter of a megabyte
  const AFAR = 100; // mock px beyond its usual distance from which a label no longer belongs to its mark
  const LEAD = 34; // mock px from a mark above which a line leads to its label

  /**
   * Places round a mark in mock px: [dx, dy, side, edge]. Side l = the text begins there, r = ends there, else centred;
   * edge a = it stands above dy, b = below, else centred.
   */
  const around = (d) => [
    [d, 0, "l"], [-d, 0, "r"], [0, -d, "c", "a"], [0, d, "c", "b"], [d, -24, "l"], [d, 24, "l"], [-d, -24, "r"], [-d, 24, "r"],
    [-20, -d, "l", "a"], [20, -d, "r", "a"], [-20, d, "l", "b"], [20, d, "r", "b"],
    [0, -d - 30, "c", "a"], [0, d + 30, "c", "b"], [d, 56, "l"], [-d, 56, "r"], [d, -56, "l"], [-d, -56, "r"],
    [30, d + 26, "l", "b"], [-30, -d - 26, "r", "a"], [30, -d - 26, "l", "a"], [-30, d + 26, "r", "b"],
    [d + 40, -84, "l"], [d + 40, 84, "l"], [-d - 40, -84, "r"], [-d - 40, 84, "r"],
  ];

  const meets = (a, b, gapX, gapY) =>
    a.x < b.x + b.w + gapX && a.x + a.w + gapX > b.x && a.y < b.y + b.h + gapY && a.y + a.h + gapY > b.y;

  const side = (a, b, x, y) => Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x));

  /** Whether two lines {a, b} cross. */
  const crosses = (one, two) =>
    side(one.a, one.b, two.a.x, two.a.y) !== side(one.a, one.b, two.b.x, two.b.y) &&
    side(two.a, two.b, one.a.x, one.a.y) !== side(two.a, two.b, one.b.x, one.b.y);

  /** Whether a line runs through a box: it crosses one of its diagonals. */
  const runsThrough = ({ x, y, w, h }, line) =>
    crosses(line, { a: { x, y }, b: { x: x + w, y: y + h } }) || crosses(line, { a: { x: x + w, y }, b: { x, y: y + h } });

  function stylesOf(theme) {
    const { text, digit, note } = theme.sizes;
    const plate = { hanzi: text, digit, colour: theme.text1, fill: theme.plate, padX: 8, padY: 2 };
    const noted = { ...plate, hanzi: note, padX: 7, padY: 1 };
    return {
      urge: { ...plate, border: theme.urge },
      over: { ...plate, border: theme.over },
      act: { ...plate, border: theme.act, bold: true },
      show: { ...plate, border: theme.text1, bold: true },
      alarm: { ...plate, border: theme.over, fill: theme.over_fill, colour: theme.over_on, bold: true },
      soon: { ...noted, border: theme.soon },
      dash: { ...noted, border: theme.text3, dash: true },
      plain: { ...noted, border: theme.control_border },
      street: { ...noted, colour: theme.map.label },
      water: { ...noted, colour: theme.map.water_label },
      district: { ...noted, hanzi: theme.sizes.title + 2, colour: theme.map.district_label, bold: true },
    };
  }

  /** How much larger a font must be so that its ink is as high as the measured font's. */
  function inkFactors(families) {
    const ctx = document.createElement("canvas").getContext("2d");
    ctx.font = `100px ${families}`;
    const high = (letter) => {
      const box = ctx.measureText(letter);
      return (box.actualBoundingBoxAscent + box.actualBoundingBoxDescent) / 100;
    };
    return { hanzi: Math.max(1, NOTO.hanzi / high("国")), digit: Math.max(1, NOTO.digit / high("8")) };
  }

  wanmi.Labels = class {
    constructor(theme, unit, ratio, families) {
      Object.assign(this, { theme, unit, ratio, families });
      this.styles = stylesOf(theme);
      this.ink = theme.name === "wall" ? inkFactors(families) : { hanzi: 1, digit: 1 };
      this.pictures = new Map();
      this.habits = new Map(); // key of a label → the place it had, so that labels stay where they were
    }

    /** Place and draw the labels a board asks for; return the boxes that were drawn. */
    draw(board) {
      const used = [...board.reserved, ...board.obstacles.filter((box) => !box.faint)];
      const faint = board.obstacles.filter((box) => box.faint);
      const drawn = [], habits = new Map();
      this.leads = [];
      let names = board.nameLimit || 0;
      for (const wish of board.labels.sort((a, b) => b.rank - a.rank)) {
        if (wish.spots && names <= 0) continue;
        const found = this.place(wish, board, used, faint);
        if (!found) continue;
        if (wish.spots) names -= 1;
        habits.set(wish.key, found.place);
        used.push(found.box);
        drawn.push({ ...found.box, text: wish.text });
        this.paint(board, wish, found);
      }
      this.habits = habits;
      return drawn;
    }

    /**
     * Return the first place of a wish that is free, its last one first, or nothing. A place that also leaves faint marks
     * and lines free is better; names take no other.
     */
    place(wish, board, used, faint) {
      const spread = wish.spots ? wish.spots.map(([x, y]) => [x, y, "c"]) : around(wish.distance);
      const places = wish.isSet ? [[0, 0, "c"], ...spread] : spread; // what somebody wrote stands where he wrote it
      const habit = this.habits.get(wish.key);
      const order = [...places.keys()];
      if (habit < order.length) order.unshift(habit);
      const gapX = 6 * this.unit, gapY = 4 * this.unit;
      let second = null;
      for (const place of order) {
        const box = this.box(wish, places[place], board);
        if (!box || used.some((other) => meets(box, other, gapX, gapY))) continue;
        const found = { box, place, lead: wish.spots ? null : this.leadOf(wish, box) };
        if (this.isClear(found, used, faint)) return found;
        second = second || found;
      }
      return wish.spots ? null : second;
    }

    /** Whether a place covers no faint mark and no line, and its own line crosses nothing. */
    isClear({ box, lead }, used, faint) {
      if (faint.some((other) => meets(box, other, 0, 0)) || this.leads.some((line) => runsThrough(box, line))) return false;
      if (!lead) return true;
      return !this.leads.some((line) => crosses(line, lead)) && !used.some((other) => runsThrough(other, lead));
    }

    /** Return the label's box at a place, moved off the seams and into the page; nothing where it cannot stand. */
    box(wish, [dx, dy, side, edge], board) {
      const { w, h } = this.picture(wish), margin = 8 * this.unit;
      const scale = wish.spots ? 1 : this.unit, x0 = wish.spots ? 0 : wish.x, y0 = wish.spots ? 0 : wish.y;
      const x = x0 + dx * scale, y = y0 + dy * scale;
      let left = side === "l" ? x : side === "r" ? x - w : x - w / 2, top = edge === "a" ? y - h : edge === "b" ? y : y - h / 2;
      left = this.clear(left, w, x0 + (wish.spots ? dx : 0), board.seams.vertical, margin);
      top = this.clear(top, h, y0 + (wish.spots ? dy : 0), board.seams.horizontal, margin);
      const right = board.camera.width - w - margin, bottom = board.camera.height - h - margin;
      if (wish.spots && (left < margin || top < margin || left > right || top > bottom)) return null;
      left = Math.max(margin, Math.min(right, left));
      top = Math.max(margin, Math.min(bottom, top));
      if (!wish.spots && (this.isOut(wish, board) || this.isAfar(wish, { x: left, y: top, w, h }))) return null;
      const crosses = (at, size, seams) => seams.some((seam) => at < seam && at + size > seam);
      if (crosses(left, w, board.seams.vertical) || crosses(top, h, board.seams.horizontal)) return null;
      return { x: Math.round(left), y: Math.round(top), w, h };
    }

    /** Whether the mark itself is not in the picture: then nobody would know whose label it is. */
    isOut({ x, y }, { camera }) {
      return x < 0 || y < 0 || x > camera.width || y > camera.height;
    }

    /** Whether a label pushed into the picture stands too far from its mark to belong to it. */
    isAfar(wish, { x, y, w, h }) {
      const dx = Math.max(x - wish.x, 0, wish.x - x - w), dy = Math.max(y - wish.y, 0, wish.y - y - h);
      return Math.hypot(dx, dy) > (wish.distance + AFAR) * this.unit;
    }

    /** Move a span of *size* from *at* off the seams, to the side where its mark stands. */
    clear(at, size, mark, seams, margin) {
      for (const seam of seams) {
        if (at - margin < seam && at + size + margin > seam) at = mark < seam ? seam - size - margin : seam + margin;
      }
      return at;
    }

    paint(board, wish, { box, lead }) {
      if (lead) {
        this.leads.push(lead);
        this.drawLead(board.ctx, lead, this.styles[wish.style].border);
      }
      board.ctx.drawImage(this.picture(wish).image, box.x, box.y, box.w, box.h);
    }

    /** Return the line {a, b} from a mark to a label that had to stand away from it, or nothing. */
    leadOf(wish, box) {
      const px = Math.max(box.x, Math.min(box.x + box.w, wish.x)), py = Math.max(box.y, Math.min(box.y + box.h, wish.y));
      const length = Math.hypot(px - wish.x, py - wish.y), from = (wish.distance - 2) * this.unit;
      if (length <= Math.max(LEAD * this.unit, from + 4 * this.unit)) return null;
      return { a: { x: wish.x + ((px - wish.x) / length) * from, y: wish.y + ((py - wish.y) / length) * from }, b: { x: px, y: py } };
    }

    drawLead(ctx, { a, b }, border) {
      for (const [colour, width] of [[this.theme.casing, 5], [border, 2]]) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width * this.unit;
        ctx.beginPath();
        ctx.moveTo(a.x, a.y);
        ctx.lineTo(b.x, b.y);
        ctx.stroke();
      }
    }

    /** Return a label's picture {image, w, h}, drawn once. */
    picture({ text, style, badge = "" }) {
      const key = `${style} ${badge} ${text}`;
      let picture = this.pictures.get(key);
      if (picture) return picture;
      if (this.pictures.size > KEPT) this.pictures.clear(); // times in labels change every minute
      this.pictures.set(key, (picture = this.write(text, this.styles[style], badge)));
      return picture;
    }

    /** Write a text with digits and letters a little larger than hanzi, so that all look level. */
    write(text, style, badge = "") {
      const image = document.createElement("canvas"), ctx = image.getContext("2d"), u = this.unit;
      const weight = style.bold ? "bold" : "normal";
      const font = (isDigit) => {
        const em = isDigit ? style.digit * this.ink.digit : style.hanzi * this.ink.hanzi;
        return `${weight} ${em * u}px ${this.families}`;
      };
      const runs = text.match(/[0-9A-Za-z][0-9A-Za-z:.,%\-+/]*|[^0-9A-Za-z]+/g) || [""];
      const widths = runs.map((run) => ((ctx.font = font(/^[0-9A-Za-z]/.test(run))), ctx.measureText(run).width));
      const side = badge ? style.digit * 1.16 * u : 0; // the badge before the words: a number in a light square
      const w = Math.ceil(widths.reduce((sum, width) => sum + width, 0) + 2 * (style.padX + 2) * u + side);
      const h = Math.ceil((Math.max(style.hanzi, style.digit) * 1.2 + 2 * style.padY) * u);
      image.width = Math.ceil(w * this.ratio);
      image.height = Math.ceil(h * this.ratio);
      ctx.scale(this.ratio, this.ratio);
      this.plate(ctx, style, w, h);
      ctx.fillStyle = style.colour;
      ctx.textBaseline = "alphabetic";
      let x = (style.padX + 2) * u + side;
      if (badge) this.badge(ctx, badge, font(true), 2 * u, (h - side) / 2, side);
      ctx.font = font(false);
      ctx.fillStyle = style.colour;
      runs.forEach((run, index) => {
        ctx.font = font(/^[0-9A-Za-z]/.test(run));
        ctx.fillText(run, x, h / 2 + style.hanzi * 0.37 * u);
        x += widths[index];
      });
      return { image, w, h };
    }

    badge(ctx, text, font, x, y, side) {
      ctx.fillStyle = this.theme.badge;
      ctx.fillRect(x, y, side, side);
      ctx.font = font;
      ctx.fillStyle = this.theme.badge_on;
      ctx.fillText(text, x + (side - ctx.measureText(text).width) / 2, y + side * 0.82);
    }

    plate(ctx, style, w, h) {
      const u = this.unit, inset = style.border ? u : 0;
      ctx.beginPath();
      ctx.roundRect(inset, inset, w - 2 * inset, h - 2 * inset, 3 * u);
      ctx.fillStyle = style.fill;
      ctx.fill();
      if (!style.border) return;
      ctx.strokeStyle = style.border;
      ctx.lineWidth = 2 * u;
      ctx.setLineDash(style.dash ? [6 * u, 4 * u] : []);
      ctx.stroke();
      ctx.setLineDash([]);
    }
  };
})();
