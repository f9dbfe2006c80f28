using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>How Python reaches the modules in a block. Names are keys of weights: none is changed, whatever it means to Python.</summary>
internal static class ModuleNames
{
    // Attributes of nn.Module and nn.ModuleDict, from PyTorch 1.13 to 2.8: add_module refuses them.
    private static readonly HashSet<string> Attributes =
    [
        "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "clear", "compile", "cpu", "cuda",
        "double", "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state", "get_parameter",
        "get_submodule", "half", "ipu", "items", "keys", "load_state_dict", "modules", "mtia", "named_buffers", "named_children",
        "named_modules", "named_parameters", "parameters", "pop", "register_backward_hook", "register_buffer", "register_forward_hook",
        "register_forward_pre_hook", "register_full_backward_hook", "register_full_backward_pre_hook",
        "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook", "register_module", "register_parameter",
        "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_", "reset_parameters", "set_extra_state",
        "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "update", "values", "xpu", "zero_grad",
    ];

    /// <summary>Whether nn.Module has an attribute of this name, so that a module cannot be added under it in the usual way.</summary>
    public static bool IsTaken(string name) => Attributes.Contains(name) || name.StartsWith("_", StringComparison.Ordinal);

    /// <summary>Whether <c>self.name</c> is the module.</summary>
    public static bool IsAttribute(string name) => PythonText.IsIdentifier(name) && !IsTaken(name);

    /// <summary>Whether a block is a dictionary of modules, <c>self["0"]</c>, since some of its names cannot be attributes.</summary>
    public static bool IsDictionary(TorchBlock block) => block.Members.Any(member => !IsAttribute(member.Name));

    /// <summary>The module that a step calls: <c>self.branch1.conv</c>.</summary>
    public static string Callee(TorchStep step) => "self" + string.Concat(step.Callee.Select(Access));

    /// <summary>How a module stands behind what holds it.</summary>
    public static string Access(string name) => IsAttribute(name) ? "." + name : $"[{PythonText.Quote(name)}]";

    /// <summary>The statement that adds a module to the block whose class this is.</summary>
    public static string Adding(string name) =>
        IsAttribute(name) ? $"self.{name} = " : IsTaken(name) ? $"self._modules[{PythonText.Quote(name)}] = " : $"self[{PythonText.Quote(name)}] = ";
}
