using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>The look at a module's input before the first layer: channels always, height and width where the network depends on them.</summary>
internal static class InputPart
{
    /// <summary>The statement that looks at an input.</summary>
    public static Func<string, string> Check(TorchProgram program)
    {
        var (shape, network) = (program.Input.Shape, SourceWriter.Quote(program.Graph.Name));
        if (!shape.IsSpatial)
        {
            return input => FormattableString.Invariant($"InputCheck.Require({input}, {network}, {shape.Channels});");
        }

        var (height, width) = ImageSize.Matters(program) ? (shape.Height, shape.Width) : (0, 0);
        return input => FormattableString.Invariant($"InputCheck.Require({input}, {network}, {shape.Channels}, {height}, {width});");
    }
}
