"""What a person does in JupyterLab, as verbs."""


class Lab:
    """One page of JupyterLab. Keeps what the page says on its console in `complaints`."""

    def __init__(self, page, address, screenshots):
        self.page = page
        self.address = address
        self.screenshots = screenshots
        self.complaints = []
        self.dialogs = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def open(self, notebook):
        self.page.goto(f"{self.address}/lab/tree/{notebook}?reset")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        self.command("application:set-mode", {"mode": "single-document"})
        self.page.wait_for_function("() => window.jupyterapp.shell.currentWidget?.context?.isReady", timeout=90_000)
        self.page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); window.jupyterapp.shell.collapseRight(); }")
        self.page.add_style_tag(content=".Toastify__toast-container { display: none }")

    def command(self, name, arguments=None):
        self.page.evaluate(
            "([name, args]) => { window.jupyterapp.commands.execute(name, args ?? {}); }", [name, arguments]
        )

    def wait_for_kernel(self):
        self.wait_until_idle()

    def run_all(self):
        """Starts all cells, and comes back at once."""
        self.wait_for_kernel()
        self.command("notebook:run-all-cells")

    def start_cell(self, index):
        """Runs one cell as Ctrl+Enter does, and comes back at once."""
        self.page.evaluate(
            "i => { const n = window.jupyterapp.shell.currentWidget.content; n.activeCellIndex = i; n.deselectAll(); }", index
        )
        self.command("notebook:run-cell")

    def run_cell(self, index):
        """Runs one cell and waits for its end."""
        before = self.execution_count(index)
        self.start_cell(index)
        self.page.wait_for_function(
            "([i, before]) => { const c = window.jupyterapp.shell.currentWidget.content.widgets[i].model;"
            " return c.executionCount !== null && c.executionCount !== before && c.executionState !== 'running'; }",
            arg=[index, before],
            timeout=120_000,
        )

    def execution_count(self, index):
        return self.page.evaluate(
            "i => window.jupyterapp.shell.currentWidget.content.widgets[i].model.executionCount", index
        )

    def wait_until_done(self, timeout=300):
        """Until every code cell has a number or the run stopped at an error."""
        self.page.wait_for_function(
            """() => {
                const notebook = window.jupyterapp.shell.currentWidget;
                const cells = notebook.content.widgets.map(w => w.model).filter(m => m.type === 'code');
                const idle = notebook.context.sessionContext.session?.kernel?.status === 'idle';
                const failed = cells.some(m => JSON.stringify(m.outputs.toJSON()).includes('"output_type":"error"'));
                return idle && (failed || cells.every(m => m.executionCount !== null));
            }""",
            timeout=timeout * 1000,
        )

    def wait_until_idle(self):
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.context.sessionContext.session?.kernel?.status === 'idle'",
            timeout=120_000,
        )

    def is_code(self, index):
        return self.page.evaluate(
            "i => window.jupyterapp.shell.currentWidget.content.widgets[i].model.type === 'code'", index
        )

    def pictures(self, index):
        """How many pictures of the cell's output the browser could draw."""
        return self.page.evaluate(
            "i => [...window.jupyterapp.shell.currentWidget.content.widgets[i].node.querySelectorAll('.jp-OutputArea img')]"
            ".filter(image => image.complete && image.naturalWidth > 0).length",
            index,
        )

    def outputs(self, index):
        """The outputs of a cell as the notebook file would hold them."""
        return self.page.evaluate(
            "i => window.jupyterapp.shell.currentWidget.content.widgets[i].model.outputs.toJSON()", index
        )

    def save(self):
        self.command("docmanager:save")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=30_000)

    def is_trusted(self):
        return self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.content.widgets.every(w => w.model.type !== 'code' || w.model.trusted)"
        )

    def theme(self, name):
        self.command("apputils:change-theme", {"theme": name})
        light = "true" if name == "JupyterLab Light" else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached", timeout=30_000)
        self.page.wait_for_timeout(500)  # the theme's style sheet is drawn without an event

    def shoot(self, name, width=1280, height=900, show=None):
        self.page.set_viewport_size({"width": width, "height": height})
        if show is not None:
            self.show(show)
        self.page.wait_for_timeout(400)  # the layout of a resized page has no event of its own
        path = self.screenshots / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def show(self, index):
        """Scrolls the cell's output to the top."""
        self.page.evaluate(
            """i => { const cell = window.jupyterapp.shell.currentWidget.content.widgets[i].node;
                (cell.querySelector('.jp-Cell-outputWrapper') ?? cell).scrollIntoView({ block: 'start' }); }""",
            index,
        )

    def portrait(self, name, index, height):
        """The cell alone, from its first line on."""
        self.page.set_viewport_size({"width": 1280, "height": height + 200})
        self.page.wait_for_timeout(400)
        self.page.evaluate(
            "i => window.jupyterapp.shell.currentWidget.content.widgets[i].node.scrollIntoView({ block: 'start' })", index
        )
        box = self.page.locator(".jp-Notebook .jp-Cell").nth(index).bounding_box()
        clip = {"x": box["x"], "y": box["y"], "width": 1090, "height": min(height, box["height"])}
        self.page.screenshot(path=self.screenshots / f"{name}.png", clip=clip)

    def shoot_all(self, name, width=1280):
        """The whole notebook in one tall picture."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.wait_for_timeout(300)
        tall = self.page.evaluate(
            "() => 150 + window.jupyterapp.shell.currentWidget.content.widgets.reduce((h, w) => h + w.node.offsetHeight, 0)"
        )
        return self.shoot(name, width, min(max(tall, 900), 12_000), show=0)
