using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>How Python reaches the modules in a block. Names are keys of weights: none is changed, whatever it means to Python.</summary>
internal static class ModuleNames
{
    // What exported modules and nn.ModuleDict have beyond nn.Module, whose own attributes are no names of blocks and modules any more.
    private static readonly HashSet<string> Attributes = ["clear", "items", "keys", "pop", "reset_parameters", "update", "values"];

    /// <summary>Whether a class has an attribute of this name, so that a module cannot be added under it in the usual way.</summary>
    public static bool IsTaken(string name) => Attributes.Contains(name) || TorchNames.IsTaken(name);

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
