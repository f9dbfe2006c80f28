using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>An instruction that reads, writes or takes the address of an argument or a local, in one form of each.</summary>
/// <param name="Code">The form for locals.</param>
/// <param name="IsArgument">Whether an argument is meant.</param>
/// <param name="Index">Which one.</param>
internal readonly record struct VariableAccess(OpCode Code, bool IsArgument, int Index)
{
    /// <summary>The form for arguments.</summary>
    public OpCode ArgumentCode => Code == OpCodes.Stloc ? OpCodes.Starg : Code == OpCodes.Ldloca ? OpCodes.Ldarga : OpCodes.Ldarg;

    /// <summary>The access of an instruction, or null if it is another kind of instruction.</summary>
    public static VariableAccess? Of(Instruction instruction)
    {
        string name = instruction.Code.Name!;
        bool argument = name.Contains("arg", StringComparison.Ordinal) && name != "arglist";
        if (!argument && !name.Contains("loc", StringComparison.Ordinal) || name is "localloc")
            return null;
        int index = instruction.Operand as int? ?? name[^1] - '0';
        var code = name.StartsWith("st", StringComparison.Ordinal)
            ? OpCodes.Stloc
            : name.Contains("arga", StringComparison.Ordinal) || name.Contains("loca", StringComparison.Ordinal) ? OpCodes.Ldloca : OpCodes.Ldloc;
        return new VariableAccess(code, argument, index);
    }
}
