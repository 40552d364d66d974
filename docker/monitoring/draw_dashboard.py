# SPDX-License-Identifier: Apache-2.0
"""Draws the dashboard without Grafana: python docker/monitoring/draw_dashboard.py http://localhost:9090 dashboard.png

Reads the panels of grafana/dashboards/orric.json, asks a Prometheus server for what they show, and lays
them out as Grafana does. A third argument is how many minutes back it looks, by default 30.
Needs matplotlib 3.
"""

import json
import math
import re
import sys
import textwrap
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import NamedTuple

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FuncFormatter, MaxNLocator

DASHBOARD = Path(__file__).parent / "grafana/dashboards/orric.json"
COLUMNS = 24
POINTS = 240  # of a curve, at most
MINUTES = 30
TIMEOUT_SECONDS = 20
LEGEND_ROWS = 5  # lines of a legend that fit below a panel
COLOURS = plt.get_cmap("tab10").colors


class Curve(NamedTuple):
    """A series of an expression; its times are step seconds apart, or more where nothing was measured."""

    name: str
    expression: str
    index: int
    times: tuple
    values: tuple
    step: int


def ask(server: str, query: str, start: float, end: float, step: int) -> list:
    """The series of an expression."""
    parameters = urllib.parse.urlencode({"query": query, "start": start, "end": end, "step": step})
    request = f"{server.rstrip('/')}/api/v1/query_range?{parameters}"
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            answer = json.load(response)
    except (OSError, ValueError) as e:
        detail = e.read().decode(errors="replace") if isinstance(e, urllib.error.HTTPError) else e
        sys.exit(f"draw_dashboard.py: no Prometheus answers at {server}: {detail}")
    return answer["data"]["result"]


def legend(template: str, labels: dict) -> str:
    return re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda match: labels.get(match.group(1), ""), template)


def number(value: float, unit: str) -> str:
    """A value as Grafana writes it on an axis."""
    if unit == "percentunit":
        return f"{100 * value:.3g} %"
    if unit == "bytes":
        power = min(4, int(math.log(value, 1024))) if value >= 1 else 0
        return f"{value / 1024**power:.3g} {('B', 'KiB', 'MiB', 'GiB', 'TiB')[power]}"
    if unit in ("ms", "s"):
        value, unit = (value / 1000, "s") if unit == "ms" and value >= 1000 else (value, unit)
        return f"{value / 60:.3g} min" if unit == "s" and value >= 60 else f"{value:.3g} {unit}"
    for limit, suffix in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= limit:
            return f"{value / limit:.3g} {suffix}"
    return f"{value:.3g}"


def with_gaps(curve: Curve):
    """Times and values of a curve, which breaks where nothing was measured."""
    drawn = []
    for at, value in zip(curve.times, curve.values):
        if drawn and at - drawn[-1][0] > 1.5 * curve.step:
            drawn.append((drawn[-1][0] + curve.step, math.nan))
        drawn.append((at, value))
    return zip(*drawn)


def dashes(panel: dict) -> dict:
    """Line styles of the panel's expressions, by their ids."""
    return {
        override["matcher"]["options"]: (0, [length / 2 for length in setting["value"]["dash"]])
        for override in panel["fieldConfig"].get("overrides", [])
        if override["matcher"]["id"] == "byFrameRefID"
        for setting in override["properties"]
        if setting["id"] == "custom.lineStyle"
    }


def draw_curves(axes, panel: dict, curves: list):
    custom = panel["fieldConfig"]["defaults"]["custom"]
    if custom.get("stacking", {}).get("mode") == "normal":
        # A stack needs the same times for all.
        times = sorted({at for curve in curves for at in curve.times})
        stacked = []
        for curve in curves:
            known = {at: value for at, value in zip(curve.times, curve.values) if math.isfinite(value)}
            stacked.append([known.get(at, 0) for at in times])
        axes.stackplot(times, stacked, labels=[curve.name for curve in curves], colors=COLOURS, alpha=0.7)
        return
    styles = dashes(panel)
    for curve in curves:
        axes.plot(
            *with_gaps(curve),
            label=curve.name,
            # The same site has the same colour in all expressions.
            color=COLOURS[curve.index % len(COLOURS)] if styles else None,
            linestyle=styles.get(curve.expression, "solid"),
            linewidth=1.4,
            drawstyle="steps-post" if custom.get("lineInterpolation") == "stepAfter" else "default",
        )


def draw_panel(axes, panel: dict, curves: list, start: float, end: float):
    defaults = panel["fieldConfig"]["defaults"]
    axes.set_title(panel["title"], loc="left", fontsize=10, fontweight="bold")
    axes.set_xlim(start, end)
    axes.grid(color="#e4e4e4", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=7.5, length=2)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda at, _: time.strftime("%H:%M", time.localtime(at))))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, defaults["unit"])))
    if not any(math.isfinite(value) for curve in curves for value in curve.values):
        empty = textwrap.fill(defaults.get("noValue", "No data"), 50)
        axes.text(0.5, 0.5, empty, transform=axes.transAxes, ha="center", va="center", color="#888888")
        axes.set_yticks([])
        return
    draw_curves(axes, panel, curves)
    highest = max(axes.dataLim.y1, 0)
    axes.set_ylim(defaults.get("min"), defaults.get("max") or 1.08 * highest or 1)
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(0, -0.1),
        ncols=max(1, math.ceil(len(curves) / LEGEND_ROWS)),
        fontsize=7,
        frameon=False,
        borderaxespad=0,
        handlelength=1.2,
        columnspacing=1,
        labelspacing=0.25,
    )


def curves_of(panel: dict, server: str, start: float, end: float) -> list:
    step = max(1, math.ceil((end - start) / POINTS))
    curves = []
    for target in panel["targets"]:
        expression = re.sub(r"\$(job|site)\b", ".*", target["expr"])
        for index, series in enumerate(ask(server, expression, start, end, step)):
            times, values = zip(*((float(at), float(value)) for at, value in series["values"]))
            name = legend(target["legendFormat"], series["metric"])
            curves.append(Curve(name, target["refId"], index, times, values, step))
    return curves


def main(server: str, target: str, minutes: float = MINUTES):
    dashboard = json.loads(DASHBOARD.read_text())
    panels = dashboard["panels"]
    rows = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in panels)
    end = time.time()
    start = end - 60 * minutes
    figure = plt.figure(figsize=(15, 0.34 * rows), dpi=80)
    for panel in panels:
        at = panel["gridPos"]
        left, bottom = at["x"] / COLUMNS, 1 - (at["y"] + at["h"]) / rows
        width, height = at["w"] / COLUMNS, at["h"] / rows
        if panel["type"] == "row":
            figure.text(left + 0.008, bottom + height / 2, panel["title"], fontsize=13, va="center")
            continue
        # Around the axes: title above, legend below, numbers beside.
        axes = figure.add_axes((left + 0.042, bottom + 0.38 * height, width - 0.055, 0.5 * height))
        draw_panel(axes, panel, curves_of(panel, server, start, end), start, end)
    figure.savefig(target)
    print(f"{target}: {minutes:g} minutes of {server}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: python draw_dashboard.py PROMETHEUS PICTURE.png [MINUTES]")
    try:
        given = [float(minutes) for minutes in sys.argv[3:]]
    except ValueError:
        sys.exit(f"draw_dashboard.py: MINUTES is {sys.argv[3]}, must be a number")
    main(sys.argv[1], sys.argv[2], *given)
