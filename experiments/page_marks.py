"""A table between its marks on a page for people: what stands around it stays."""


def marks_of(name: str) -> tuple[str, str]:
    """Return the marks before and behind the table of this name."""
    return f"<!-- {name}:start -->", f"<!-- {name}:end -->"


def with_table(page: str, name: str, table: str) -> str:
    """Return the page with another table between the marks of this name."""
    start, end = marks_of(name)
    head, _, rest = page.partition(start)
    return f"{head}{start}\n{table}\n{end}{rest.partition(end)[2]}"
