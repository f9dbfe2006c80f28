def save_weights(model, path):
    """Saves state_dict under PyTorch's names and layouts as safetensors. On failure the file is as it was."""
    _write_safetensors(path, model.state_dict(), {"format": "pt"})


def load_weights(model, path):
    """Loads what save_weights wrote. Nothing changes unless every tensor fits; a ValueError names those that do not."""
    tensors, metadata = _read_safetensors(path)
    wanted = model.state_dict()
    if metadata.get("format") == "netdsl" and tensors.keys() - wanted.keys():
        raise ValueError(f"{path}: the file has NetDsl's names and layouts, not PyTorch's; load it with load_netdsl")
    # A counter of batches, which older files lack, changes no result.
    optional = {name for name in wanted if name.endswith("num_batches_tracked")}
    _check(path, tensors, {name: (tuple(tensor.shape), tensor.dtype) for name, tensor in wanted.items()}, optional)
    model.load_state_dict({**wanted, **tensors})


def save_netdsl(model, path):
    """Saves the weights under NetDsl's names and layouts: __Network__.Load reads the file in C#."""
    state = _state(model)
    tensors = {weight.source: weight.to_netdsl(state[weight.name]) for weight in WEIGHTS}
__SAVE_UNUSED__    _write_safetensors(path, tensors, {"format": "netdsl", "network": NAME})


def load_netdsl(model, path):
    """Loads what __Network__.Save wrote in C#.

    Nothing changes unless every tensor fits; a ValueError names those that do not.
    """
    tensors, metadata = _read_safetensors(path)
    state = _state(model)
    foreign = tensors.keys() - {weight.source for weight in WEIGHTS}
    if foreign and metadata.get("format") != "netdsl" and tensors.keys() <= state.keys():
        raise ValueError(f"{path}: the file has PyTorch's names and layouts, not NetDsl's; load it with load_weights")
    # The state of an optimizer in a checkpoint.
    tensors = {name: tensor for name, tensor in tensors.items() if not name.startswith("netdsl/")}
__LOAD_UNUSED__    _check(path, tensors, {weight.source: (weight.shape, torch.float32) for weight in WEIGHTS})
    with torch.no_grad():
        for weight in WEIGHTS:
            state[weight.name].copy_(weight.from_netdsl(tensors[weight.source]).reshape(state[weight.name].shape))


def constant(value):
    """Starts a weight with one value."""
    return lambda tensor: nn.init.constant_(tensor, value)


def uniform(bound):
    """Starts a weight with numbers between -bound and bound."""
    return lambda tensor: nn.init.uniform_(tensor, -bound, bound)


def truncated_normal(deviation):
    """Starts a weight with normal numbers that are cut off at two standard deviations, as Keras has them."""
    scale = deviation / 0.87962566103423978  # The deviation of what is left of a standard normal distribution.
    return lambda tensor: nn.init.trunc_normal_(tensor, 0.0, scale, -2 * scale, 2 * scale)


def glorot_uniform(inputs, outputs):
    """Glorot and Bengio (2010), by the numbers of inputs and outputs of one neuron."""
    return uniform(math.sqrt(6 / (inputs + outputs)))


def glorot_normal(inputs, outputs):
    """Glorot and Bengio (2010), by the numbers of inputs and outputs of one neuron."""
    return truncated_normal(math.sqrt(2 / (inputs + outputs)))


def he_uniform(inputs):
    """He et al. (2015), by the number of inputs of one neuron."""
    return uniform(math.sqrt(6 / inputs))


def he_normal(inputs):
    """He et al. (2015), by the number of inputs of one neuron."""
    return truncated_normal(math.sqrt(2 / inputs))


class Weight(NamedTuple):
    """A tensor of state_dict, and the array of NetDsl's that it is: one shaped as view, its axes in another order."""

    name: str
    source: str
    shape: tuple
    axes: tuple
    start: Callable
    view: Optional[tuple] = None

    def from_netdsl(self, array):
        """The tensor's values, up to its shape."""
        return array.reshape(self.view or self.shape).permute(self.axes)

    def to_netdsl(self, tensor):
        """The array."""
        view = self.view or self.shape
        turned = tensor.detach().to("cpu", torch.float32).reshape([view[axis] for axis in self.axes])
        return turned.permute([self.axes.index(axis) for axis in range(len(view))]).reshape(self.shape)


# Every tensor: its name here and NetDsl's, the shape there, the order of that shape's axes, and how it starts.
WEIGHTS = (
__WEIGHTS__
)
__UNUSED____CONSTANTS__

_DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I32": torch.int32,
    "I16": torch.int16,
    "I8": torch.int8,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}


def _state(model):
    state = model.state_dict()
    for weight in WEIGHTS:
        if weight.name not in state:
            raise ValueError(
                f"{model._get_name()} has no tensor '{weight.name}', which {NAME} has; give the {NAME} itself, "
                "'model.module' of what wraps it"
            )
    return state


def _check(path, tensors, wanted, optional=frozenset()):
    missing = wanted.keys() - tensors.keys() - optional
    faults = [f"'{name}' of {_text(wanted[name][0])} is missing" for name in wanted if name in missing]
    for name, tensor in tensors.items():
        if name not in wanted:
            faults.append(f"'{name}' of {_text(tensor.shape)} is none of {NAME}'s")
        elif tuple(tensor.shape) != wanted[name][0]:
            faults.append(f"'{name}' is {_text(tensor.shape)}, but {NAME} needs {_text(wanted[name][0])}")
        elif tensor.is_floating_point() != wanted[name][1].is_floating_point:
            faults.append(f"'{name}' has values of {tensor.dtype}, but {NAME} needs {wanted[name][1]}")
    if faults:
        more = f"; and {len(faults) - 8} more" if len(faults) > 8 else ""
        raise ValueError(f"{path}: " + "; ".join(faults[:8]) + more)


def _text(shape):
    return " x ".join(str(extent) for extent in shape) or "a single value"


def _write_safetensors(path, tensors, metadata):
    names = {dtype: name for name, dtype in _DTYPES.items()}
    header, offset = {"__metadata__": metadata}, 0
    for name, tensor in tensors.items():
        end = offset + tensor.numel() * tensor.element_size()
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    beside = f"{os.fspath(path)}.{os.getpid()}.tmp"
    try:
        with open(beside, "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text)
            for tensor in tensors.values():
                values = bytearray(tensor.numel() * tensor.element_size())
                if values:
                    torch.frombuffer(values, dtype=tensor.dtype).copy_(tensor.detach().reshape(-1))
                file.write(values)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        if os.path.exists(beside):
            os.remove(beside)


def _read_safetensors(path):
    """The tensors and the metadata of a file: 8 bytes with the header's length, the header in JSON, the values."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size - 8
        length = struct.unpack("<Q", file.read(8))[0] if size >= 0 else 0
        if size < 0 or length > min(size, 100_000_000):
            raise ValueError(f"{path}: the file is no safetensors file, or breaks off in its header")
        try:
            header = json.loads(file.read(length).decode(), object_pairs_hook=_unique)
            metadata = dict(header.pop("__metadata__", {}))
            entries = sorted(
                (*entry["data_offsets"], name, entry["dtype"], tuple(entry["shape"])) for name, entry in header.items()
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
            raise ValueError(f"{path}: the header is not that of a safetensors file: {fault!r}") from fault
        tensors, end = {}, 0
        for start, stop, name, dtype, shape in entries:
            if dtype not in _DTYPES:
                raise ValueError(f"{path}: '{name}' has values of type {dtype}, which cannot be read; save it as F32")
            if any(type(extent) is not int or extent < 0 for extent in (start, stop, *shape)):
                raise ValueError(f"{path}: the shape or the place of '{name}' is not made of whole numbers")
            need = math.prod(shape) * torch.empty(0, dtype=_DTYPES[dtype]).element_size()
            if start != end or stop - start != need or stop > size - length:
                raise ValueError(f"{path}: '{name}' is cut off, or lies elsewhere than its shape says")
            values = bytearray(file.read(need))
            tensor = torch.frombuffer(values, dtype=_DTYPES[dtype]) if need else torch.empty(0, dtype=_DTYPES[dtype])
            tensors[name], end = tensor.reshape(shape), stop
        if end != size - length:
            raise ValueError(f"{path}: {size - length - end} bytes behind the last tensor belong to none")
    return tensors, metadata


def _unique(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name occurs twice")
    return dict(pairs)
