"use strict";
/* The two canvases: the still one is drawn when the view or the heat changes, the live one whenever a mark moves. */

(() => {
  const SMALL_PX = 500000; // up to this size the city is drawn anew while the map moves; above, the old picture is carried along

  function canvasIn(container, name) {
    const canvas = document.createElement("canvas");
    canvas.className = `wanmi-canvas wanmi-${name}`;
    container.append(canvas);
    return canvas;
  }

  wanmi.Stage = class {
    constructor(map, settings) {
      Object.assign(this, { map, settings, theme: settings.theme, unit: settings.unit });
      this.ratio = window.devicePixelRatio || 1;
      this.container = map.getContainer();
      this.families = this.theme.families.map((family) => `"${family}"`).join(",") + ",sans-serif";
      this.styleContainer();
      this.still = canvasIn(this.container, "still").getContext("2d", { alpha: false });
      this.live = canvasIn(this.container, "live").getContext("2d");
      this.ground = document.createElement("canvas").getContext("2d", { alpha: false });
      this.network = document.createElement("canvas").getContext("2d");
      this.sprites = new wanmi.Sprites(this.theme, this.ratio);
      this.labels = new wanmi.Labels(this.theme, this.unit, this.ratio, this.families);
      this.splat = new wanmi.Splat();
      this.camera = new wanmi.Camera(map, settings);
      this.reserved = []; // boxes of text over the map, in page px
      this.stale = { city: true, field: true };
      this.liveMs = 0; // what the last frame's marks took, for the self-check
      this.moving = false;
      this.home = true; // until somebody moves the map, it shows the whole city
      this.passes = { ground: [], field: [], network: [], dots: [], marks: [] };
      this.setUpLayers();
      this.listen();
      this.goHome();
      this.resize();
    }

    styleContainer() {
      const style = this.container.style;
      style.background = this.theme.map_ground;
      style.setProperty("--unit", `${this.unit}px`);
      style.setProperty("--families", this.families);
      for (const name of ["plate", "line", "text1", "text2"]) style.setProperty(`--${name}`, this.theme[name]);
    }

    setUpLayers() {
      for (const name of this.settings.layers) {
        const layer = wanmi.layers.get(name);
        if (layer.setUp) layer.setUp(this);
        for (const pass of layer.passes || []) this.passes[pass.on].push(pass);
      }
      for (const passes of Object.values(this.passes)) passes.sort((a, b) => a.order - b.order);
    }

    listen() {
      window.addEventListener("resize", () => this.fit());
      this.map.on("movestart zoomstart", () => (this.moving = true));
      this.map.on("move zoom", () => this.ask({ city: true }));
      this.map.on("moveend", () => {
        this.moving = false;
        this.labels.habits.clear(); // each page of one picture has seen other frames of the way; at rest all agree
        this.flight = null;
        this.ask({ city: true });
        wanmi.channel.moved(this.map);
      });
      this.map.on("dragstart", () => (this.home = false));
      this.map.on("click", (event) => this.clicked(event.containerPoint, event.latlng));
    }

    /**
     * Show the part of a larger picture that begins at (x, y); the whole is *width* × *height* px and has the seams
     * *vertical* and *horizontal*. Whatever is placed is placed in the whole, so that all its pages agree.
     */
    setPart(x, y, width, height, vertical, horizontal) {
      this.settings.seams = { vertical, horizontal };
      Object.assign(this.camera, { left: x, top: y });
      document.body.style.overflow = "hidden";
      Object.assign(this.container.style, {
        position: "absolute", left: `${-x}px`, top: `${-y}px`, width: `${width}px`, height: `${height}px`,
      });
      this.part = { width: 0, height: 0 };
      this.fit();
    }

    /** Take the page's new size: look at the same middle, exactly, at the end of the flight it is on, or at the whole city. */
    fit() {
      const { centre, zoom } = this.flight || { centre: this.map.getCenter(), zoom: this.map.getZoom() };
      this.map.invalidateSize({ animate: false, pan: false });
      if (this.home) this.goHome();
      else this.look(centre, zoom);
      if (this.part) this.fitPart();
      this.resize();
    }

    /** Have the canvases cover the page, where it lies in the whole. */
    fitPart() {
      const { clientWidth: width, clientHeight: height } = document.documentElement, { left, top } = this.camera;
      this.part = { width, height };
      for (const { canvas: { style } } of [this.still, this.live]) {
        Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
      }
    }

    /** Have *ctx* draw in the whole picture's px, or in units *kx*, *ky* times as large from (x, y) on. */
    aim(ctx, kx = 1, x = 0, y = 0, ky = kx) {
      const { left, top } = this.camera, ratio = this.ratio;
      ctx.setTransform(ratio * kx, 0, 0, ratio * ky, ratio * (x - left), ratio * (y - top));
    }

    /** Show the whole city. */
    goHome() {
      const [west, south, east, north] = this.settings.bounds, zoom = this.homeZoom(8 * this.unit);
      const middle = this.map.project([south, west], zoom).add(this.map.project([north, east], zoom)).divideBy(2);
      this.home = true;
      this.look(this.map.unproject(middle, zoom), zoom);
    }

    /** Fly in 800 ms, or cut where motion is to be reduced; no zoom means two steps nearer than the whole city. */
    flyTo(lat, lon, zoom) {
      this.home = false;
      const { x, y } = this.map.getSize();
      if (this.settings.reducedMotion || !x || !y) this.setView(lat, lon, zoom); // a map without a size cannot fly
      else {
        const centre = [lat, lon], nearer = zoom ?? this.homeZoom() + 2;
        this.map.flyTo(centre, nearer, { duration: 0.8 });
        this.flight = { centre, zoom: nearer };
      }
    }

    /** The zoom at which the whole city is seen with *padding* px around; rounded, so that all parts of a picture agree. */
    homeZoom(padding = 0) {
      const [west, south, east, north] = this.settings.bounds;
      return Math.floor(this.map.getBoundsZoom([[south, west], [north, east]], false, L.point(padding, padding)) * 1e6) / 1e6;
    }

    /** Look there at once and exactly: Leaflet's own way moves by whole pixels. */
    look(place, zoom) {
      this.map.setView(place, zoom, { animate: false, reset: true });
    }

    /** Put the view where it was, at once. */
    setView(lat, lon, zoom) {
      this.home = false;
      this.look([lat, lon], zoom ?? this.homeZoom() + 2);
    }

    /** Fit the canvases to the page. */
    resize() {
      const size = this.map.getSize(), { width, height } = this.part || { width: size.x, height: size.y };
      const w = Math.round(width * this.ratio), h = Math.round(height * this.ratio);
      for (const ctx of [this.still, this.live, this.ground, this.network]) {
        ctx.canvas.width = w;
        ctx.canvas.height = h;
      }
      for (const layer of wanmi.layers.values()) if (layer.resize) layer.resize(this);
      this.ask({ city: true });
    }

    /** Give a layer its new data. */
    take(name, data) {
      const layer = wanmi.layers.get(name);
      layer.take(data, this);
      this.ask(layer.stales || {});
    }

    /** Draw at the next frame; *stales* names what of the still picture is out of date. */
    ask(stales = {}) {
      Object.assign(this.stale, stales);
      if (this.asked) return;
      this.asked = true;
      requestAnimationFrame(() => {
        this.asked = false;
        this.draw();
      });
    }

    draw() {
      this.camera.update();
      if (this.camera.width === 0 || this.camera.height === 0) return;
      const isStale = this.stale.city || this.stale.field;
      const isSmall = this.still.canvas.width * this.still.canvas.height <= SMALL_PX;
      if (isStale && (!this.moving || isSmall)) this.drawStill();
      this.shiftStill();
      this.drawLive();
    }

    drawStill() {
      if (this.stale.city) {
        this.run("ground", this.ground, (ctx) => {
          ctx.fillStyle = this.theme.map_ground;
          ctx.fillRect(0, 0, this.camera.width, this.camera.height);
        });
        this.run("network", this.network, (ctx) => ctx.clearRect(0, 0, this.camera.width, this.camera.height));
      }
      this.compose();
      this.stillCamera = this.camera.still();
      this.stale = { city: false, field: false };
    }

    /** Lay ground, heat and streets over each other. */
    compose() {
      const ctx = this.still;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(this.ground.canvas, 0, 0);
      this.run("field", ctx);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(this.network.canvas, 0, 0);
    }

    run(name, ctx, prepare) {
      this.aim(ctx);
      if (prepare) prepare(ctx);
      for (const pass of this.passes[name]) pass.draw(ctx, this.camera, this);
    }

    /** While the map moves, carry the last still picture along. */
    shiftStill() {
      const then = this.stillCamera, now = this.camera, style = this.still.canvas.style;
      if (!then || now.equals(then)) {
        style.transform = "";
        return;
      }
      const scale = now.k / then.k;
      const x = now.ox - then.ox * scale + then.left * scale - now.left, y = now.oy - then.oy * scale + then.top * scale - now.top;
      style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    }

    drawLive() {
      const began = performance.now(), ctx = this.live, { width, height } = this.camera;
      this.aim(ctx);
      this.splat.resize(ctx.canvas.width, ctx.canvas.height, this.camera.left * this.ratio, this.camera.top * this.ratio);
      const board = new wanmi.Board(ctx, this.camera, this);
      for (const pass of this.passes.dots) pass.draw(ctx, this.camera, board, this);
      if (this.splat.used) this.splat.put(ctx);
      else ctx.clearRect(0, 0, width, height);
      for (const pass of this.passes.marks) pass.draw(ctx, this.camera, board, this);
      board.drawn = this.labels.draw(board);
      this.board = board;
      this.liveMs = performance.now() - began;
    }

    /** Return a small picture of the page, *width* px wide, as the text of a JPEG's address. */
    small(width) {
      const from = this.still.canvas, image = document.createElement("canvas"), ctx = image.getContext("2d");
      if (!from.width || !from.height) return "";
      image.width = width;
      image.height = Math.max(1, Math.round((width * from.height) / from.width));
      ctx.imageSmoothingQuality = "medium";
      for (const canvas of [from, this.live.canvas]) ctx.drawImage(canvas, 0, 0, image.width, image.height);
      return image.toDataURL("image/jpeg", 0.8);
    }

    /** Come two steps nearer to what stands at (x, y) page px. */
    goNearer(x, y) {
      const { lat, lng } = this.map.containerPointToLatLng([x, y]);
      this.flyTo(lat, lng, Math.min(this.map.getMaxZoom(), this.map.getZoom() + 2));
    }

    clicked(point, latlng) {
      if (this.sketching) {
        this.sketching(latlng);
        return;
      }
      const hit = this.board && this.board.pick(point.x, point.y);
      if (hit && hit.open) hit.open();
      else if (hit) wanmi.channel.clicked(hit);
      else if (!this.reserved.some((box) => point.x > box.x && point.x < box.x + box.w && point.y > box.y && point.y < box.y + box.h)) {
        const row = wanmi.layers.get("areas").rowAt(point.x, point.y, this);
        if (row >= 0) wanmi.channel.clicked({ layer: "areas", version: wanmi.layers.get("areas").version(), index: row });
        else wanmi.channel.groundClicked(latlng.lng, latlng.lat);
      }
    }
  };
})();
