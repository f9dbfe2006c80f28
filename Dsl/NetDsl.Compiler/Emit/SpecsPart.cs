using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>The kernels' constants: structs whose getters are literals, inlined in Debug builds too.</summary>
internal static class SpecsPart
{
    private const string Inlined = "[MethodImpl(Inline)]";

    public static void Write(SourceWriter writer, EmissionInput input)
    {
        writer.Line();
        writer.Line("// The getters below live in this assembly, which may be a Debug build, and are to vanish in the kernels all the same.");
        writer.Line("private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;");
        var isForDevices = input.Programs.Device is not null;
        if (isForDevices)
        {
            writer.Line("// Internal: ILGPU's CPU accelerator runs kernels from an assembly of its own, which must see what they are closed over.");
        }

        foreach (var shared in input.Programs.Constants.Structs)
        {
            WriteStruct(writer, shared, isForDevices ? "internal" : "private");
        }
    }

    private static void WriteStruct(SourceWriter writer, SharedStruct shared, string access)
    {
        writer.Line();
        if (shared.Uses > 1)
        {
            writer.Line(FormattableString.Invariant($"// {shared.Uses} kernels have these constants."));
        }

        writer.Braces($"{access} readonly struct {shared.Name} : {shared.Spec.Interface}", () =>
        {
            // InputHeight, InputWidth and InputChannels belong together.
            foreach (var line in shared.Spec.Constants.GroupBy(FirstWord))
            {
                writer.Line(string.Join(" ", line.Select(Property)));
            }
        });
    }

    private static string FirstWord(SpecConstant constant)
    {
        var end = 1;
        while (end < constant.Name.Length && !char.IsUpper(constant.Name[end]))
        {
            end++;
        }

        return constant.Name.Substring(0, end);
    }

    private static string Property(SpecConstant constant) =>
        $"public static {constant.Type} {constant.Name} {{ {Inlined} get => {constant.Literal}; }}";
}
