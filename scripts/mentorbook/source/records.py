"""From plain data to a frozen record, keeping what is readable of a record that is partly wrong."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, cast, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from mentorbook.model.fields import Privacy

from .problem import FieldPath, Problem
from .strict_yaml import Data
from .suggest import nearest

_ROUNDS = 12  # each round removes every value that was found wrong; nested faults show up one level at a time
_MOST_FAULTS = 200  # of one file; whoever has more has one mistake, many times over

_RULE_OF_ERROR = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "bad-choice",
    "enum": "bad-choice",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "greater_than": "out-of-range",
    "less_than": "out-of-range",
    "too_short": "out-of-range",
    "too_long": "out-of-range",
    "string_too_short": "out-of-range",
    "string_too_long": "out-of-range",
    "finite_number": "out-of-range",
    "weight": "out-of-range",
    "string_pattern_mismatch": "bad-format",
    "day_form": "bad-format",
    "moment_form": "bad-format",
    "day_impossible": "impossible-date",
    "moment_impossible": "impossible-date",
}


def read_record(model: type[BaseModel], data: Data, file: str) -> tuple[BaseModel | None, list[Problem]]:
    """The record and what is wrong with it. Fields that could not be read are absent from the record.

    A field without a value (`pins:`, `seeks: null`, an empty file) is a field that was not given.
    """
    if data is None and _needs_nothing(model):
        data = {}
    if not isinstance(data, dict):
        return None, [_not_a_mapping(data, file)]
    try:
        return _validated(model, data), []
    except ValidationError as error:
        faults = _faults(error)
        given = _without_open_fields(model, data, faults)
        if given is not None:
            return read_record(model, given, file)
        problems = list(_problems(model, faults[:_MOST_FAULTS], file))
        if len(faults) > _MOST_FAULTS:
            return None, [*problems, _too_many(len(faults) - _MOST_FAULTS, file)]
        return _salvage(model, copy.deepcopy(data), faults), problems


def _validated(model: type[BaseModel], data: dict[str, Any]) -> BaseModel:
    """By the names that files use (`as`, `for`, `from`), not by those that Python has to use instead."""
    return model.model_validate(data, by_alias=True, by_name=False)


def _needs_nothing(model: type[BaseModel]) -> bool:
    return issubclass(model, RootModel) or not any(info.is_required() for info in model.model_fields.values())


def _without_open_fields(
    model: type[BaseModel], data: dict[str, Any], faults: list[ErrorDetails]
) -> dict[str, Any] | None:
    """The data without its optional fields that have no value; None when there are none."""
    left_open = [fault["loc"] for fault in faults if _is_open(model, fault)]
    if not left_open:
        return None
    given = copy.deepcopy(data)
    for path in left_open:
        parent: Any = given
        for step in path[:-1]:
            parent = parent[step]
        parent.pop(path[-1], None)
    return given


def _is_open(model: type[BaseModel], fault: ErrorDetails) -> bool:
    path = fault["loc"]
    if fault["input"] is not None or fault["type"] in ("missing", "extra_forbidden") or "[key]" in path:
        return False
    name, info, _ = _descent(model, path)
    return info is not None and name == path[-1] and not info.is_required()


def _faults(error: ValidationError) -> list[ErrorDetails]:
    """What pydantic found, without "too short" where it counted the good items of a list with bad ones."""
    faults = error.errors(include_url=False)
    lists = {fault["loc"][:-1] for fault in faults}
    return [fault for fault in faults if fault["type"] != "too_short" or fault["loc"] not in lists]


def _too_many(left: int, file: str) -> Problem:
    message = f"{left:,} more values of this file cannot be read"
    return Problem(
        rule="wrong-type", file=file, message=message, hint="repair the first ones, then look again"
    )


def _not_a_mapping(data: Data, file: str) -> Problem:
    found = {list: "a list", type(None): "empty"}.get(type(data), "a single value")
    return Problem(
        rule="wrong-type", file=file, message=f"the file is {found}", hint="write `field: value` lines"
    )


# ------------------------------------------------------------------ what is still readable


def _salvage(model: type[BaseModel], data: dict[str, Any], faults: list[ErrorDetails]) -> BaseModel | None:
    """Remove what is wrong until the rest validates; required fields are filled, read and removed again."""
    filled: set[str] = set()
    for _ in range(_ROUNDS):
        for fault in reversed(faults):  # the last item of a list first, so that the others keep their index
            _remove(model, data, fault, filled)
        try:
            record = _validated(model, data)
        except ValidationError as error:
            faults = _faults(error)
        else:
            return _without(record, filled)
    return None


def _remove(model: type[BaseModel], data: dict[str, Any], fault: ErrorDetails, filled: set[str]) -> None:
    path = _without_markers(fault["loc"])
    if fault["type"] == "missing":
        path = path[:-1] if len(path) > 1 else path
    parent = data
    for step in path[:-1]:
        try:
            parent = parent[step]  # type: ignore[index]  # keys and indexes as pydantic reports them
        except (KeyError, IndexError, TypeError):
            return
    _drop(parent, path[-1])
    if len(path) == 1 and not issubclass(model, RootModel):
        _fill(model, data, str(path[0]), filled)


def _drop(parent: Any, step: Any) -> None:
    if isinstance(parent, dict):
        parent.pop(step, None)
    elif isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        del parent[step]


def _fill(model: type[BaseModel], data: dict[str, Any], key: str, filled: set[str]) -> None:
    """Put a field's own example in the place of a required field, so that the others can be read."""
    for name, info in model.model_fields.items():
        if key in (name, info.alias) and info.is_required():
            data[key] = copy.deepcopy((info.examples or [None])[0])
            filled.add(name)


def _without(record: BaseModel, filled: set[str]) -> BaseModel:
    for name in filled:
        record.__dict__.pop(name, None)
    return record


# ------------------------------------------------------------------ what is wrong, in words


def _problems(model: type[BaseModel], faults: list[ErrorDetails], file: str) -> Iterator[Problem]:
    missing = {fault["loc"] for fault in faults if fault["type"] == "missing"}
    renamed: set[FieldPath] = set()
    for fault in faults:
        if fault["type"] == "extra_forbidden":
            problem = _unknown_field(model, fault, missing, file)
            if problem.replacement:
                renamed.add((*fault["loc"][:-1], problem.replacement))
            yield problem
    for fault in faults:
        if fault["type"] == "extra_forbidden" or fault["loc"] in renamed:
            continue
        yield _explained(model, fault, file)


def _unknown_field(
    model: type[BaseModel], fault: ErrorDetails, missing: set[FieldPath], file: str
) -> Problem:
    path = fault["loc"]
    owner = _model_at(model, path[:-1])
    known = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
    wanted = [str(lack[-1]) for lack in missing if lack[:-1] == path[:-1]]
    near = nearest(path[-1], wanted) or nearest(path[-1], known)
    private = _privacy(_field_at(model, path)) == Privacy.PRIVATE  # there, a value may stand in a key's place
    return Problem(
        rule="unknown-field",
        file=file,
        message="there is no such field here" if private else f"there is no field '{path[-1]}' here",
        hint=f"did you mean '{near}'?" if near else f"fields here: {', '.join(known)}",
        path=path,
        on_key=True,
        replacement=near,
    )


def _explained(model: type[BaseModel], fault: ErrorDetails, file: str) -> Problem:
    kind, path = fault["type"], _without_markers(fault["loc"])
    rule = _RULE_OF_ERROR.get(kind, "wrong-type")
    if kind == "missing":
        return Problem(
            rule=rule,
            file=file,
            message=f"the field '{path[-1]}' is missing",
            hint=_example(model, path),
            path=path[:-1],
        )
    if rule == "bad-choice":
        return _bad_choice(model, fault, path, file)
    message = _reading(fault) + (f" (got {_shown(model, fault, path)})" if _may_show(model, path) else "")
    replacement, safe = _retyped(fault, kind)
    return Problem(
        rule=rule,
        file=file,
        message=message,
        hint=_example(model, path),
        path=path,
        on_key="[key]" in fault["loc"],
        replacement=replacement,
        safe=safe,
    )


def _without_markers(path: FieldPath) -> FieldPath:
    """pydantic marks a fault in a key by a last step "[key]"; our paths end in the key itself."""
    return tuple(step for step in path if step != "[key]")


def _bad_choice(model: type[BaseModel], fault: ErrorDetails, path: FieldPath, file: str) -> Problem:
    expected = str(fault.get("ctx", {}).get("expected", ""))
    options = [option.strip("' ") for option in expected.replace(" or ", ", ").split(",")]
    near = nearest(fault["input"], options)
    return Problem(
        rule="bad-choice",
        file=file,
        message=f"{_shown(model, fault, path)} is not one of the words used here",
        hint=(f"did you mean '{near}'? " if near else "") + f"Choose one of: {', '.join(options)}",
        path=path,
        on_key="[key]" in fault["loc"],
        replacement=near,
    )


_WORDS_FOR = {
    "string_type": "this must be text; quote it if it looks like a number",
    "int_type": "this must be a whole number",
    "int_from_float": "this must be a whole number",
    "float_type": "this must be a number",
    "bool_type": "this must be true or false",
    "dict_type": "this must be `key: value` lines",
    "model_type": "this must be `field: value` lines",
    "tuple_type": "this must be a list",
    "string_pattern_mismatch": "this does not have the form asked for",
}


def _reading(fault: ErrorDetails) -> str:
    if fault["type"] in _WORDS_FOR:
        return _WORDS_FOR[fault["type"]]
    message = fault["msg"].removeprefix("Input should be ")
    return (
        f"this must be {message}" if message != fault["msg"] else fault["msg"][:1].lower() + fault["msg"][1:]
    )


def _retyped(fault: ErrorDetails, kind: str) -> tuple[str | None, bool]:
    """Quote a number that should be text: the one repair of a type that cannot change what was meant."""
    if (
        kind == "string_type"
        and isinstance(fault["input"], int | float)
        and not isinstance(fault["input"], bool)
    ):
        return '"{}"', True
    return None, False


def _shown(model: type[BaseModel], fault: ErrorDetails, path: FieldPath) -> str:
    value = fault["input"]
    if not _may_show(model, path) or isinstance(value, dict | list):
        return "this value"
    return repr(str(value)[:40])


def _may_show(model: type[BaseModel], path: FieldPath) -> bool:
    """Messages never print a private value, nor free text that may name somebody."""
    open_to_all = _privacy(_field_at(model, path)) in (Privacy.PUBLIC, Privacy.INTERNAL)
    return open_to_all and path[-1:] not in (("name",), ("about",), ("goals",))


def _privacy(info: Any) -> str | None:
    return cast("dict[str, str]", info.json_schema_extra or {}).get("x-privacy") if info else None


def _example(model: type[BaseModel], path: FieldPath) -> str:
    name, info, _ = _descent(model, path)
    if info is None or not info.examples or info.examples[0] in (None, {}, [], ""):
        return ""
    return f"for example {name}: {_as_yaml(info.examples[0])}"


def _as_yaml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_as_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_yaml, value)) + "]"
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)


def _field_at(model: type[BaseModel], path: FieldPath) -> Any:
    """The innermost declared field on the way to a value, or None."""
    return _descent(model, path)[1]


def _model_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """The record that a path leads to, or None when it leads to something else."""
    return _descent(model, path)[2]


def _descent(model: type[BaseModel], path: FieldPath) -> tuple[str, Any, type[BaseModel] | None]:
    """The last field on a path with its name, and the record it ends in; keys and indexes are no fields."""
    table = issubclass(model, RootModel)
    name, info = "", None
    here = _record_in(model.model_fields["root"].annotation) if table else model
    for step in path:
        if table:
            table = False
            continue
        fields = {field.alias or key: field for key, field in here.model_fields.items()} if here else {}
        if step not in fields:
            return name, info, None
        name, info = str(step), fields[str(step)]
        here, table = _record_in(info.annotation), _is_table(info.annotation)
    return name, info, here


def _is_table(annotation: Any) -> bool:
    """Does an annotation such as dict[Id, Goal] or tuple[Goal, ...] hold many of what is in it?"""
    if get_origin(annotation) in (dict, list, tuple):
        return True
    return any(_is_table(argument) for argument in get_args(annotation) if not isinstance(argument, type))


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The record type inside an annotation such as dict[Id, Goal] or Sponsor | None."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    for argument in get_args(annotation):
        found = _record_in(argument)
        if found:
            return found
    return None
