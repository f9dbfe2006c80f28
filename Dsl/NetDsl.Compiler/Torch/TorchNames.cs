namespace NetDsl.Compiler.Torch;

/// <summary>Names of modules within a module.</summary>
internal static class TorchNames
{
    // Attributes of nn.Module in PyTorch 1.13 and later; add_module refuses a name that is one of them.
    private static readonly HashSet<string> Attributes = new(
        [
            "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu", "cuda", "double",
            "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule", "half",
            "ipu", "load_state_dict", "modules", "mtia", "named_buffers", "named_children", "named_modules", "named_parameters", "parameters",
            "register_backward_hook", "register_buffer", "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
            "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook", "register_module",
            "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_", "set_extra_state",
            "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "xpu", "zero_grad",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a module cannot hold another under this name; what begins with an underscore may be PyTorch's own.</summary>
    public static bool IsTaken(string name) => Attributes.Contains(name) || name[0] == '_';

    /// <summary>A part of a layer's name as the attribute of a module.</summary>
    public static string Attribute(string part) => IsTaken(part) ? part.TrimStart('_') + "_" : part;

    /// <summary>A name that is not taken, and is taken then.</summary>
    public static string Unique(string part, HashSet<string> taken)
    {
        var stem = Attribute(part);
        var name = stem;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = FormattableString.Invariant($"{stem}_{number}");
        }

        return name;
    }

    /// <summary>A hierarchical name.</summary>
    public static string Join(string around, string name) => around.Length == 0 ? name : $"{around}.{name}";

    /// <summary>The last part of a hierarchical name.</summary>
    public static string LastPart(string path) => path.Substring(path.LastIndexOf('.') + 1);
}
