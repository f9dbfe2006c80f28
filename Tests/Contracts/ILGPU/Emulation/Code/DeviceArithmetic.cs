using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>
/// Divisions by constants. The real compiler makes a shift of a signed division by a constant power of two, which rounds
/// a negative quotient down and not towards zero; the emulator stops there instead of giving either answer.
/// </summary>
internal static class DeviceArithmetic
{
    private static readonly MethodInfo Checked = typeof(DeviceArithmetic).GetMethod(nameof(Divide))!;

    /// <summary>What to call instead of an instruction, or null to keep it.</summary>
    public static MethodInfo? Replacement(Instruction instruction, Instruction? before) =>
        instruction.Code == OpCodes.Div && before is not null && PushesConstant(before) ? Checked : null;

    /// <summary>Whether a method divides by a constant.</summary>
    public static bool Divides(MethodBase method)
    {
        var code = MethodCode.Read(method);
        return code.Zip(code.Skip(1)).Any(pair => Replacement(pair.Second, pair.First) is not null);
    }

    /// <summary>The quotient, where devices and the processor agree on it.</summary>
    public static int Divide(int dividend, int divisor) =>
        dividend < 0 && divisor > 1 && BitOperations.IsPow2(divisor) && dividend % divisor != 0
            ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"the negative number {dividend} is divided by the constant {divisor}, which devices round down; divide numbers that are not negative"))
            : dividend / divisor;

    // A static property of a specification is a constant to the real compiler.
    private static bool PushesConstant(Instruction instruction) =>
        instruction.Code.Name!.StartsWith("ldc.i4", StringComparison.Ordinal)
        || instruction.Method is MethodInfo { IsStatic: true } method && method.ReturnType == typeof(int) && method.GetParameters().Length == 0;
}
