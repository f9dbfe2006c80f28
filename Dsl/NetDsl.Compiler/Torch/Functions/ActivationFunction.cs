namespace NetDsl.Compiler.Torch;

/// <summary>A function of each value. In C# it is a method of tensors, since <c>nn.functional</c> of TorchSharp 0.99.6 makes a module for each call.</summary>
/// <param name="Method">The method in C#: <c>relu</c>.</param>
/// <param name="Function">The function in Python: <c>F.relu</c>.</param>
internal sealed record ActivationFunction(string Method, string Function) : TorchFunction
{
    /// <summary>Its numbers in C#, with a comma between them.</summary>
    public string CSharpNumbers { get; init; } = "";

    /// <summary>Its numbers in Python, with a comma between them.</summary>
    public string PythonNumbers { get; init; } = "";

    /// <summary>Whether the derivative follows from the output, at least where the input is overwritten.</summary>
    public bool SlopeFromOutput { get; init; }

    /// <summary>Whether the function in Python has the argument <c>inplace</c>; else overwriting is the method with a line behind its name.</summary>
    public bool HasInplace { get; init; }

    public override bool KeepsOutput => SlopeFromOutput;

    public override bool CanOverwrite => SlopeFromOutput;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"{operands[0]}.{Method}{(overwrite ? "_" : "")}({CSharpNumbers})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite)
    {
        if (overwrite && !HasInplace)
        {
            return $"{operands[0]}.{Method}_({PythonNumbers})";
        }

        var numbers = PythonNumbers.Length == 0 ? "" : ", " + PythonNumbers;
        return $"{Function}({operands[0]}{numbers}{(overwrite ? ", inplace=True" : "")})";
    }
}
